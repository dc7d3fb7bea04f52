import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { englishForms, neutralStem } from './inflection.ts';

describe('the English forms of a word', () => {
  it.each([
    ['tariff', ['tariffs', 'tariff’s', "tariffs'"]],
    ['country', ['countries', 'countries’']],
    ['countries', ['country', 'country’s']],
    ['church', ['churches']],
    ['deny', ['denies', 'denied', 'denying']],
    ['denied', ['deny', 'denies', 'denying']],
    ['stop', ['stops', 'stopped', 'stopping']],
    ['stopped', ['stop', 'stopping']],
    ['noted', ['note', 'notes', 'noting']],
    ['visit', ['visited', 'visiting']],
    ['lie', ['lies', 'lied', 'lying']],
    ['Landau’s', ['Landau', 'Landau’s', "Landau's"]],
    ['NATO', ['NATOs', 'NATO’s']],
  ])('%s: %j', (word, expected) => {
    expect(englishForms(word)).toEqual(expect.arrayContaining(expected));
  });

  it.each([
    ['red', 'r'],
    ['sing', 's'],
    ['class', 'clas'],
    ['status', 'statu'],
    ['crisis', 'crisi'],
  ])('%s is no form of %s', (word, base) => {
    expect(englishForms(word)).not.toContain(base);
  });

  it('lead back from each regular form to the word', () => {
    for (const word of ['walk', 'note', 'stop', 'deny', 'tax', 'veto', 'claim', 'agree'])
      for (const form of englishForms(word)) expect(englishForms(form), form).toContain(word);
  });

  it('begin with the word, and have none twice', () => {
    fc.assert(
      fc.property(fc.string(), (word) => {
        const forms = englishForms(word);
        expect(forms[0]).toBe(word);
        expect(new Set(forms).size).toBe(forms.length);
      }),
    );
  });
});

describe('the neutral stem', () => {
  it.each([
    ['Ministern', 'Minist', 'ern'],
    ['Flut', 'Flut', ''],
    ['am', 'am', ''],
    ['Fluten', 'Flut', 'en'],
    ['😀😀😀😀😀', '😀😀😀😀', '😀'],
  ])('of %s is %s', (word, stem, ending) => {
    expect(neutralStem(word)).toMatchObject({ stem, ending });
  });
});
