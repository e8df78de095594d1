import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { align } from './cli/fake-io.ts';

const companies = readdirSync('examples', { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);

const commands = companies.flatMap((company) =>
  readFileSync(join('examples', company, 'command.txt'), 'utf8')
    .trim()
    .split('\n'),
);

describe('an example', () => {
  it.each(commands)('is what this makes: %s', async (command) => {
    const [program, ...args] = command.split(' ');
    const report = args.at(-1) ?? '';
    const copy = join(mkdtempSync(join(tmpdir(), 'align-example-')), basename(report));
    const { code } = await align([...args.slice(0, -1), copy]);
    expect(program).toBe('align');
    expect(code).toBe(0);
    if (/\.(?:docx|pptx|xlsx)$/.test(report)) {
      expect(readFileSync(copy).equals(readFileSync(report))).toBe(true);
    } else expect(readFileSync(copy, 'utf8')).toBe(readFileSync(report, 'utf8'));
  });

  it.each(companies)('of %s has no report that no command makes', (company) => {
    // A PDF is printed by a browser, and each version of it prints other bytes.
    const reports = readdirSync(join('examples', company)).filter(
      (name) => name.includes('report') && !name.endsWith('.pdf'),
    );
    const made = commands.map((command) => command.split(' ').at(-1));
    expect(made).toEqual(
      expect.arrayContaining(reports.map((name) => `examples/${company}/${name}`)),
    );
  });
});
