import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { expect, it } from 'vitest';
import { parse } from 'yaml';
import { workspace } from '../cli/workspace.ts';
import { filledForm } from '../collecting/exports.ts';

const ROUND = {
  'round/round.yaml':
    'format: 1\nsubject: Company\ndate: 2024-05-06\nchecklist: {id: lead-gen-alignment}\nrespondents: [{id: ann, name: Ann Li, group: sales}]\n',
};

it('a form that LibreOffice has saved keeps its checks and its answers', {
  timeout: 120_000,
}, async () => {
  const { run, folder, write, read } = workspace(ROUND);
  expect((await run('form', 'round', '--as', 'xlsx', '-o', 'form.xlsx')).code).toBe(0);
  const form = readFileSync(join(folder, 'form.xlsx'));
  // D3 is the name, D12 and D15 are the first questions in words and in levels.
  const sheet = new TextDecoder().decode(unzipSync(form)['xl/worksheets/sheet1.xml']);
  const row = /<c r="A(\d+)"[^>]*><is><t[^>]*>\[exec-sponsorship\]/.exec(sheet)?.[1] ?? '';
  const texts = new Map([
    ['D3', 'Ann Li'],
    [`D${row}`, '3. Working'],
    [`E${row}`, 'Signed in May.'],
  ]);
  write('ann.xlsx', filledForm(form, texts));
  const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`;
  const options = [
    '--headless',
    '--convert-to',
    'xlsx:Calc MS Excel 2007 XML',
    '--outdir',
    join(folder, 'saved'),
  ];
  execFileSync('soffice', [profile, ...options, join(folder, 'ann.xlsx')], { stdio: 'ignore' });
  const saved = new TextDecoder().decode(
    unzipSync(readFileSync(join(folder, 'saved/ann.xlsx')))['xl/worksheets/sheet1.xml'],
  );
  expect(checkedCells(sheet).length).toBeGreaterThan(20);
  expect(checkedCells(saved)).toEqual(checkedCells(sheet));
  expect(saved).toContain('<sheetProtection ');
  expect(saved).toContain('Choices');
  const { code, stderr } = await run('import', 'saved/ann.xlsx', '--round', 'round');
  expect(stderr).toBe('Ann Li (Sales): saved to round/ann.yaml\n');
  expect(code).toBe(0);
  expect(parse(read('round/ann.yaml')).answers).toEqual({
    'exec-sponsorship': { value: 3, note: 'Signed in May.' },
  });
});

/** Returns the cells with a check of their input, sorted. */
function checkedCells(xml: string): readonly string[] {
  return [...xml.matchAll(/<dataValidation [^>]*sqref="([^"]*)"/g)]
    .flatMap(([, places = '']) => places.split(' '))
    .flatMap((place) => {
      const [, from = 0, to = from] = /^D(\d+)(?::D(\d+))?$/.exec(place) ?? [];
      return Array.from(
        { length: Number(to) - Number(from) + 1 },
        (_, i) => `D${Number(from) + i}`,
      );
    })
    .toSorted();
}
