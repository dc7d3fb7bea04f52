const switches = new Map<string, string>();

// As Chromium reads them: `--name` or `--name=value`, up to a bare `--`.
const args = process.argv.slice(2);
const end = args.indexOf('--');
for (const arg of end < 0 ? args : args.slice(0, end)) {
  const [, name, value = ''] = /^--([^=]+)(?:=(.*))?$/s.exec(arg) ?? [];
  if (name !== undefined) switches.set(name, value);
}

export const commandLine = {
  appendSwitch: (name: string, value = ''): void => void switches.set(name, value),
  hasSwitch: (name: string): boolean => switches.has(name),
  getSwitchValue: (name: string): string => switches.get(name) ?? '',
  removeSwitch: (name: string): void => void switches.delete(name),
};

export const allSwitches = (): ReadonlyMap<string, string> => switches;
