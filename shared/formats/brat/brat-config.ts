import { unescapeLine } from './escaped-line.ts';

/** Begins a comment of ours in `visual.conf`: the name as it is of what has no place on a line of it. */
export const EXACT_NAME = '# Annotary name';

const exactNames = new RegExp(`^${EXACT_NAME} (\\S+)\\t([^\\n]*?)\\r?$`, 'gmu');

/** What `annotation.conf` says: types with what they stand under, and what may be connected with what. */
export interface BratConfig {
  readonly entities: readonly ConfiguredType[];
  readonly events: readonly ConfiguredType[];
  readonly relations: readonly ConfiguredType[];
  readonly attributes: readonly ConfiguredType[];
}

export interface ConfiguredType {
  readonly name: string;
  /** Only there to group others (`!Life`). */
  readonly isGroup: boolean;
  readonly parent?: string;
  /** `Arg1:Person|GPE`, with macros put in: in the order of the line. */
  readonly arguments: readonly ConfiguredArgument[];
}

interface ConfiguredArgument {
  /** Without `?`, `*`, `+` and `{2}`. */
  readonly role: string;
  readonly types: readonly string[];
}

/** What `visual.conf` says: by the names that `annotation.conf` has. */
export interface BratLook {
  readonly names: ReadonlyMap<string, string>;
  /** `#rrggbb`. */
  readonly colors: ReadonlyMap<string, string>;
}

export const noConfig: BratConfig = { entities: [], events: [], relations: [], attributes: [] };
export const noLook: BratLook = { names: new Map(), colors: new Map() };

/** Reads `annotation.conf` (https://brat.nlplab.org/configuration.html). What it does not know it leaves out. */
export function readAnnotationConfig(text: string): BratConfig {
  const sections: Record<keyof BratConfig, ConfiguredType[]> = {
    entities: [],
    events: [],
    relations: [],
    attributes: [],
  };
  const macros = new Map<string, string>();
  const above: string[] = [];
  for (const { section, line } of sectionLines(text)) {
    const [, macro, meaning] = /^\s*(<[^<>\s]+>)\s*=(.*)$/u.exec(line) ?? [];
    if (macro !== undefined) {
      macros.set(macro, meaning?.trim() ?? '');
      continue;
    }
    if (!isSection(section)) continue;
    const [, indent = '', hidden = '', name, rest = ''] = /^(\s*)(!?)([^\s!<][^\s]*)(.*)$/u.exec(line) ?? [];
    // `<OVERLAP>` is no type, and a line of hyphens only separates.
    if (name === undefined || /^-+$/.test(name)) continue;
    above.length = Math.min(above.length, indent.length);
    const parent = indent === '' ? undefined : above.findLast((one) => one !== '');
    sections[section].push({
      name,
      isGroup: hidden === '!',
      ...(parent === undefined ? {} : { parent }),
      arguments: argumentsOf(rest, macros),
    });
    while (above.length < indent.length) above.push('');
    above.push(name);
  }
  return sections;
}

export function readVisualConfig(text: string): BratLook {
  const names = new Map<string, string>();
  const colors = new Map<string, string>();
  for (const { section, line } of sectionLines(text)) {
    if (section === 'labels') {
      const [name = '', shown = ''] = line.split('|').map((word) => word.trim());
      if (name !== '' && shown !== '') names.set(name, shown);
    } else if (section === 'drawing') {
      const [, name] = /^\s*(\S+)/u.exec(line) ?? [];
      const [, color] = /\bbgColor:\s*(#[0-9a-f]{6})\b/iu.exec(line) ?? [];
      if (name !== undefined && color !== undefined) colors.set(name, color.toLowerCase());
    }
  }
  for (const [, name = '', exact = ''] of text.matchAll(exactNames)) names.set(name, unescapeLine(exact));
  return { names, colors };
}

function* sectionLines(text: string): Generator<{ readonly section: string; readonly line: string }> {
  let section = '';
  for (const line of text.split(/\r?\n/u)) {
    if (line.trim() === '' || line.startsWith('#')) continue;
    const [, name] = /^\s*\[([a-z]+)\]\s*$/iu.exec(line) ?? [];
    if (name === undefined) yield { section, line };
    else section = name.toLowerCase();
  }
}

function isSection(name: string): name is keyof BratConfig {
  return Object.hasOwn(noConfig, name);
}

function argumentsOf(text: string, macros: ReadonlyMap<string, string>): ConfiguredArgument[] {
  return text.split(',').flatMap((part) => {
    const [, role, types = ''] = /^\s*(\S+?)(?:[?*+]|\{[^}]*\})?:(\S.*)$/u.exec(part) ?? [];
    if (role === undefined) return [];
    const whole = types.trim().replaceAll(/<[^<>\s]+>/gu, (macro) => macros.get(macro) ?? macro);
    return [{ role, types: whole.split('|') }];
  });
}
