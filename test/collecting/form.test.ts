import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { unpack } from '../../src/report/office/container.ts';
import type { Sheet } from '../../src/spreadsheet/sheet.ts';
import { readXlsx } from '../../src/spreadsheet/xlsx.ts';
import { type Workspace, workspace } from '../cli/workspace.ts';
import { everyType } from '../every-type.ts';
import { cellName, filledForm } from './exports.ts';

const ROUND = {
  'checklists/test-checklist.yaml': JSON.stringify(everyType),
  'round/round.yaml':
    'format: 1\nsubject: Company\ndate: 2024-05-06\nchecklist: {id: test-checklist}\nrespondents: [{id: ann, name: Ann Li, group: sales}]\n',
};

async function formOf(space: Workspace): Promise<Uint8Array> {
  const ended = await space.run('form', 'round', '--as', 'xlsx', '-o', 'form.xlsx');
  expect(ended).toEqual({ code: 0, stdout: '', stderr: 'Saved the form to form.xlsx\n' });
  const { readFileSync } = await import('node:fs');
  return readFileSync(join(space.folder, 'form.xlsx'));
}

function sheetsOf(bytes: Uint8Array): readonly Sheet[] {
  const { parts } = unpack(bytes);
  const sheets = parts && readXlsx(parts);
  if (!sheets || 'is' in sheets) throw new Error('no workbook');
  return sheets;
}

/** Returns the places of the cells to fill in, by the id in the first column. */
function places(bytes: Uint8Array): ReadonlyMap<string, number> {
  const [sheet] = sheetsOf(bytes);
  return new Map(
    (sheet?.rows ?? []).flatMap(({ number, cells }) => {
      const id = /^\[(.*)\]$/.exec(cells.get(1)?.text ?? '')?.[1];
      return id === undefined ? [] : [[id, number] as const];
    }),
  );
}

/** Fills a form: by id, the answer and perhaps a note and evidence. */
function filled(
  form: Uint8Array,
  answers: Readonly<Record<string, readonly [answer: string, note?: string, evidence?: string]>>,
): Uint8Array {
  const rows = places(form);
  const texts = Object.entries(answers).flatMap(([id, [answer, note = '', evidence = '']]) => {
    const row = rows.get(id) ?? 0;
    return [
      ...(answer === '' ? [] : [[cellName(4, row), answer] as const]),
      ...(note === '' ? [] : [[cellName(5, row), note] as const]),
      ...(evidence === '' ? [] : [[cellName(6, row), evidence] as const]),
    ];
  });
  return filledForm(form, new Map(texts));
}

describe('align form --as xlsx', () => {
  it('offers exactly the answers that align import reads', async () => {
    const form = await formOf(workspace(ROUND));
    const [, lists] = sheetsOf(form);
    const columns = [1, 2, 3, 4, 5].map((column) =>
      (lists?.rows ?? []).flatMap(({ cells }) => cells.get(column)?.text ?? []),
    );
    expect(columns).toEqual([
      ['Marketing', 'Sales', 'Leadership'],
      ['0. none', '1. little', '2. some', '3. much', '4. all', "Don't know", 'Not applicable'],
      ['No', 'Yes', "Don't know", 'Not applicable'],
      ['In the CRM', 'By mail', 'Not at all', "Don't know", 'Not applicable'],
      ["Don't know", 'Not applicable'],
    ]);
    expect(lists?.isHidden).toBe(true);
  });

  it('is protected, but for the cells to fill in', async () => {
    const { parts } = unpack(await formOf(workspace(ROUND)));
    const xml = new TextDecoder().decode(parts?.['xl/worksheets/sheet1.xml']);
    expect(xml).toContain('<sheetProtection sheet="1"');
    const styles = new TextDecoder().decode(parts?.['xl/styles.xml']);
    const [, formats = ''] = /<cellXfs[^>]*>(.*)<\/cellXfs>/.exec(styles) ?? [];
    const unlocked = formats
      .split('<xf ')
      .slice(1)
      .flatMap((format, i) => (format.includes('locked="0"') ? [String(i)] : []));
    expect(unlocked).toEqual(['3', '4']);
    const inputs = [...xml.matchAll(/<c r="([A-Z]+)\d+" s="(\d)"/g)].filter(([, , style = '']) =>
      unlocked.includes(style),
    );
    expect([...new Set(inputs.map(([, column]) => column))].sort()).toEqual(['D', 'E', 'F']);
    expect(xml.match(/<dataValidation /g)).toHaveLength(9);
  });

  it('comes back exactly as it was filled in', async () => {
    const space = workspace(ROUND);
    const form = filled(await formOf(space), {
      name: ['Ann Li'],
      date: ['2024-05-09'],
      levels: ['3. much', 'Measured since May.', 'crm.csv\n\n minutes '],
      'yes-no': ['No'],
      choice: ['By mail', ''],
      'multi-choice': ['', 'Two of three'],
      'multi-choice: icp': ['Yes'],
      'multi-choice: mql': ['No'],
      'multi-choice: sql': ['Yes'],
      number: ['4.5'],
      text: ['Nothing; "really".\nAt all.'],
    });
    writeFileSync(join(space.folder, 'ann.xlsx'), form);
    const { code, stderr } = await space.run('import', 'ann.xlsx', '--round', 'round');
    expect(stderr).toBe('Ann Li (Sales): saved to round/ann.yaml\n');
    expect(code).toBe(0);
    const written = parse(space.read('round/ann.yaml'));
    expect(written).toMatchObject({
      date: '2024-05-09',
      respondent: { id: 'ann', group: 'sales' },
    });
    expect(written.answers).toEqual({
      levels: { value: 3, note: 'Measured since May.', evidence: ['crm.csv', 'minutes'] },
      'yes-no': false,
      choice: 'mail',
      'multi-choice': { value: ['icp', 'sql'], note: 'Two of three' },
      number: 4.5,
      text: 'Nothing; "really".\nAt all.',
    });
  });

  it('holds every level, and the answers without one', async () => {
    const space = workspace(ROUND);
    const form = await formOf(space);
    for (const [i, level] of ['0. none', '1. little', '2. some', '3. much', '4. all'].entries()) {
      const answers = {
        name: ['New Person'],
        group: ['Marketing'],
        levels: [level],
        'yes-no': ["Don't know"],
        choice: ['Not applicable', 'We have no leads'],
        'multi-choice': ["Don't know"],
      } as const;
      writeFileSync(join(space.folder, 'new.xlsx'), filled(form, answers));
      expect((await space.run('import', 'new.xlsx', '--round', 'round', '--yes')).code).toBe(0);
      expect(parse(space.read('round/new-person.yaml')).answers).toEqual({
        levels: i,
        'yes-no': null,
        choice: { notApplicable: 'We have no leads' },
        'multi-choice': null,
      });
    }
  });

  it('says that an empty one has no answers', async () => {
    const space = workspace(ROUND);
    await formOf(space);
    const { code, stderr } = await space.run('import', 'form.xlsx', '--round', 'round');
    expect(stderr).toContain('form.xlsx:1:1: has no answers');
    expect(code).toBe(2);
  });

  it('is the same file every day, and replaces nothing without --force', async () => {
    const [one, other] = [workspace(ROUND), workspace(ROUND)];
    const forms = [await formOf(one), await formOf(other)] as const;
    expect(Buffer.compare(...forms)).toBe(0);
    const again = await one.run('form', 'round', '--as', 'xlsx', '-o', 'form.xlsx');
    expect(again.code).toBe(2);
    expect(
      (await one.run('form', 'round', '--as', 'xlsx', '-o', 'form.xlsx', '--force')).code,
    ).toBe(0);
  });
});

describe('align form --as', () => {
  it('google-forms prints questions with their ids, and answers to paste', async () => {
    const { code, stdout } = await workspace(ROUND).run('form', 'round', '--as', 'google-forms');
    expect(code).toBe(0);
    expect(stdout).toContain(
      "\n# one answer\nHow are leads handed over? [choice]\nIn the CRM\nBy mail\nNot at all\nDon't know\n",
    );
    expect(stdout).toContain(
      '\n# any number of answers\nWhich terms are shared? [multi-choice]\nIdeal customer\nMQL\nSQL\n',
    );
    expect(stdout).toContain('\nYour group [group]\nMarketing\nSales\nLeadership\n');
  });

  it('microsoft-forms numbers them as its import expects', async () => {
    const { stdout } = await workspace(ROUND).run('form', 'round', '--as', 'microsoft-forms');
    expect(stdout).toContain("\n5. Is there an SLA? [yes-no]\nA. No\nB. Yes\nC. Don't know\n");
  });

  it.each([
    { args: ['--as', 'xlsx'], says: 'error: a form needs the folder of a round\nhint:' },
    { args: ['round', '--as', 'docx'], says: 'Use one of xlsx, google-forms, microsoft-forms.' },
  ])('exits 2 for $args', async ({ args, says }) => {
    const { code, stderr } = await workspace(ROUND).run('form', ...args);
    expect(stderr).toContain(says);
    expect(code).toBe(2);
  });
});
