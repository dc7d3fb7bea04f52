import { describe, expect, it } from 'vitest';
import { readExternalLink } from './external-link.ts';

describe('readExternalLink', () => {
  it.each([
    ['https://example.com', 'https://example.com/'],
    ['https://example.com/a?b=c#d', 'https://example.com/a?b=c#d'],
    ['HTTPS://EXAMPLE.COM/', 'https://example.com/'],
    ['https://example.com:8443/x', 'https://example.com:8443/x'],
    ['https://de.wikipedia.org/wiki/Köln', 'https://de.wikipedia.org/wiki/K%C3%B6ln'],
    // Shown to the person in the form in which no look-alike letter is left.
    ['https://аpple.com/', 'https://xn--pple-43d.com/'],
  ])('opens %s as %s', (text, href) => {
    expect(readExternalLink(text)?.href).toBe(href);
  });

  it.each([
    'http://example.com',
    'file:///etc/passwd',
    'file://server/share/x.exe',
    '\\\\server\\share\\x.exe',
    '//server/share',
    'smb://server/share',
    'ftp://example.com/x',
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    'java\nscript:alert(1)',
    ' javascript:alert(1)',
    'data:text/html,<script>alert(1)</script>',
    'blob:https://example.com/1',
    'about:blank',
    'chrome://settings',
    'app://workbench/',
    'vbscript:msgbox(1)',
    'ms-msdt:/id PCWDiagnostic',
    'ms-officecmd:{"a":1}',
    'search-ms:query=x&crumb=location:\\\\server',
    'ms-word:ofe|u|https://example.com/x.docx',
    'vscode://file/etc/passwd',
    'ssh://example.com',
    'tel:123',
    'mailto:a@example.com',
    'view-source:https://example.com',
    'intent://x#Intent;scheme=https;end',
    'x-apple.systempreferences:',
    'https:',
    'https://',
    'https:///etc/passwd',
    'https:example.com',
    'https:/example.com',
    'https://bank.com@evil.com/',
    'https://user:pass@example.com/',
    'https://example.com\\@evil.com/',
    'https://example.com/\u0000',
    'https://example.com/\u202egpj.exe',
    'https://example.com/\u200b',
    'https://exa mple.com/',
    'https://example.com/a b',
    'https://example.com/"onclick=',
    'https://example.com/<script>',
    'https://example.com/`id`',
    'https://[::1',
    'https://%00/',
    'https://example.com/\ud800',
    `https://example.com/${'a'.repeat(3000)}`,
    'example.com',
    '',
  ])('refuses %j', (text) => {
    expect(readExternalLink(text)).toBeUndefined();
  });
});
