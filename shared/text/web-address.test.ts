import { expect, it } from 'vitest';
import { isWebAddress } from './web-address.ts';

it.each([
  'https://example.org',
  'http://example.org/a?b=c#d',
  'https://faktencheck.münchen.example/größe',
  'HTTPS://Example.org:8443/x',
])('takes %s for the address of a page', (text) => {
  expect(isWebAddress(text)).toBe(true);
});

it.each([
  '',
  'example.org',
  'www.example.org/review',
  'javascript:alert(1)',
  'https://',
  'https://localhost/',
  'https://user:secret@example.org/',
  'https://example.org@evil.example/',
  'https://example.org/a b',
  'https://example.org/"onload',
  'https://example.org/</script>',
  'https://example.org\\@evil.example',
  'ftp://example.org/',
  `https://example.org/${'a'.repeat(2048)}`,
])('refuses %s', (text) => {
  expect(isWebAddress(text)).toBe(false);
});
