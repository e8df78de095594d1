import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { formatNames, formats, isPrinted } from '../../src/report/formats.ts';
import { answers, CHECKLIST, workspace } from '../cli/workspace.ts';

const ROUND = {
  'checklist.yaml': CHECKLIST,
  'round/ann.yaml': answers('ann', 'marketing', 'first: {value: 2, note: as agreed}, second: 1', {
    more: 'status: in-progress',
  }),
  'round/bob.yaml': answers('bob', 'sales', 'first: 1, second: 0'),
  'earlier/bob.yaml': answers('bob', 'sales', 'first: 0, second: 0', { date: '2024-01-01' }),
  'brand.yaml': 'format: 1\nfirm: A good firm\n',
  'policy.yaml': 'format: 1\nchecklist: small\nminScore: 10\n',
};
const ANSWERS = ['--answers', 'round', '--checklist', 'checklist.yaml'];
const files = formatNames().flatMap((name) => {
  const [end] = formats[name].extensions;
  return end === undefined || isPrinted(name) ? [] : [`report${end}`];
});

describe('a report that is verified', () => {
  it.each(files)('matches where it is what align made: %s', async (file) => {
    const { run } = workspace(ROUND);
    await run('audit', ...ANSWERS, '-o', file);
    const { code, stdout, stderr } = await run('verify', file, ...ANSWERS);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toBe(
      `${file}: matches: align 0.1.0 produces the same report from these answers\n`,
    );
  });

  it.each(['report.md', 'report.txt', 'report.json', 'report.xml'])(
    'does not match with any number changed: %s',
    async (file) => {
      const { run, read, write } = workspace(ROUND);
      await run('audit', ...ANSWERS, '--min-score', '10', '-o', file);
      const report = read(file);
      // Another limit that gives the same report otherwise is a true report too.
      const limit = report.indexOf('--min-score 10');
      const places = [...report.matchAll(/\d/g)]
        .map(({ index }) => index)
        .filter((place) => limit < 0 || place < limit || place > limit + 14);
      for (const place of places.filter((_, i) => i % 40 === 0)) {
        const digit = (Number(report[place]) + 1) % 10;
        write(file, `${report.slice(0, place)}${digit}${report.slice(place + 1)}`);
        expect(
          (await run('verify', file, ...ANSWERS)).code,
          report.slice(place - 20, place + 9),
        ).not.toBe(0);
      }
    },
  );

  it.each([
    {
      file: 'report.md',
      from: '### Who answered',
      to: '### Who answers',
      says: 'column 15: report "### Who answers", expected "### Who answered"',
    },
    {
      file: 'report.json',
      from: '"high": 0.5,',
      to: '"high": 0.6,',
      says: 'result.high: report 0.6, expected 0.5',
    },
    { file: 'report.txt', from: 'Sales', to: 'Sails', says: ': report "' },
  ])('says where it first differs: $file', async ({ file, from, to, says }) => {
    const { run, read, write } = workspace(ROUND);
    await run('report', 'round', '--checklist', 'checklist.yaml', '-o', file);
    expect(read(file)).toContain(from);
    write(file, read(file).replace(from, to));
    const { code, stdout } = await run('verify', file, ...ANSWERS);
    expect(code).toBe(1);
    expect(stdout).toContain(`${file}: does not match. First difference at `);
    expect(stdout).toContain(says);
  });

  it('differs where a line was added at the end', async () => {
    const { run, read, write } = workspace(ROUND);
    await run('audit', ...ANSWERS, '-o', 'report.md');
    write('report.md', `${read('report.md')}All is well.\n`);
    const { code, stdout } = await run('verify', 'report.md', ...ANSWERS);
    expect(code).toBe(1);
    expect(stdout).toContain('report "All is well.", expected ""');
  });

  it('differs where the answers are others', async () => {
    const { run, write } = workspace(ROUND);
    await run('audit', ...ANSWERS, '-o', 'report.json');
    write('round/bob.yaml', answers('bob', 'sales', 'first: 1, second: 1'));
    const { code, stdout } = await run('verify', 'report.json', ...ANSWERS);
    expect(code).toBe(1);
    expect(stdout).toContain('result.score: report ');
  });

  it.each([
    { args: ['--express'], because: 'an express audit' },
    { args: ['--target', '75.5 %'], because: 'a target in percent' },
    { args: ['--target', 'High'], because: 'a band as target' },
    { args: ['--anonymous', '--min-group', '2', '--with-notes'], because: 'an anonymous report' },
    {
      args: ['--min-score', '90', '--max-age', '10', '--today', '2024-06-01', '--report-only'],
      because: 'gates',
    },
    { args: ['--policy', 'policy.yaml'], files: ['--policy', 'policy.yaml'], because: 'a policy' },
    { args: ['--brand', 'brand.yaml'], files: ['--brand', 'brand.yaml'], because: "a firm's look" },
    {
      args: ['--baseline', 'earlier', '--max-drop', '2.5'],
      files: ['--baseline', 'earlier'],
      because: 'an earlier round',
    },
  ])(
    'is made again with the options that made it: $because',
    async ({ args, files: named = [] }) => {
      const { run } = workspace(ROUND);
      for (const file of ['report.md', 'report.json', 'report.html']) {
        await run('audit', ...ANSWERS, ...args, '-o', file);
        const { code, stdout } = await run('verify', file, ...ANSWERS, ...named);
        expect({ code, stdout }).toMatchObject({ code: 0 });
      }
    },
  );

  it.each(files)(
    'is made again with its own options, not with those in a note: %s',
    async (file) => {
      const told = 'Gap report by align 0.1.0. Made with --anonymous, --min-group 2.';
      const note = JSON.stringify(`${told} --> </dc:description> ?>\n${told}\n`);
      const { run } = workspace({
        ...ROUND,
        'round/bob.yaml': answers('bob', 'sales', `first: {value: 1, note: ${note}}, second: 0`),
        'round/zoe.yaml': answers('zoe', 'sales', 'first: 1').replace(
          'id: zoe',
          `id: zoe, name: ${note}`,
        ),
      });
      await run('report', 'round', ...ANSWERS.slice(2), '--target', '80', '-o', file);
      const { code, stdout } = await run('verify', file, ...ANSWERS);
      expect(stdout).toContain(': matches');
      expect(code).toBe(0);
    },
  );

  it.each(['report.docx', 'report.pptx', 'report.xlsx'])(
    'is refused where two programs could read two reports in it: %s',
    async (file) => {
      const { run, write, folder } = workspace(ROUND);
      await run('report', 'round', ...ANSWERS.slice(2), '-o', file);
      const bytes = readFileSync(join(folder, file));
      for (const other of [
        Buffer.concat([Buffer.from('x'), bytes]),
        Buffer.concat([bytes, bytes]),
      ]) {
        write(file, other);
        const { code, stderr } = await run('verify', file, ...ANSWERS);
        expect(code).toBe(2);
        expect(stderr).toContain('could read different documents');
      }
      write(file, 'PK, no document');
      expect(await run('verify', file, ...ANSWERS)).toMatchObject({
        code: 2,
        stderr: `error: "${file}" is not an intact office document\nhint: use the file as align wrote it\n`,
      });
    },
  );

  it.each(['report.md', 'report.html', 'report.txt', 'report.csv', 'report.xml', 'report.svg'])(
    'differs where a second line of options was added: %s',
    async (file) => {
      const { run, read, write } = workspace(ROUND);
      await run('report', 'round', ...ANSWERS.slice(2), '-o', file);
      const report = read(file);
      const told = 'Gap report by align 0.1.0. Made with --target 80';
      for (const other of [
        `${report}<!-- ${told} -->\n`,
        `<!-- ${told} -->\n${report}`,
        `${report.trimEnd()} <!-- ${told} -->\n`,
        `${report}<?align --target 80?>\n<!-- Gap report by align 0.1.0 -->\n`,
        `${report.trimEnd()}\u2028${told}\n`,
        report + report,
      ]) {
        write(file, other);
        const { code, stdout } = await run('verify', file, ...ANSWERS);
        expect(code).toBe(1);
        expect(stdout).toContain(`${file}: does not match. First difference at `);
      }
    },
  );

  it('can be what "align reveal" wrote', async () => {
    const { run } = workspace(ROUND);
    await run('reveal', 'round', '--checklist', 'checklist.yaml', '-o', 'differences.md');
    expect((await run('verify', 'differences.md', ...ANSWERS)).code).toBe(0);
  });

  it('may have been checked out with the ends of lines of Windows', async () => {
    const { run, read, write } = workspace(ROUND);
    await run('audit', ...ANSWERS, '-o', 'report.md');
    write('report.md', read('report.md').replaceAll('\n', '\r\n'));
    expect((await run('verify', 'report.md', ...ANSWERS)).code).toBe(0);
  });

  it('may lie elsewhere than where it was made', async () => {
    const { run, read, write } = workspace(ROUND);
    await run('audit', ...ANSWERS, '-o', 'report.md');
    for (const name of ['ann', 'bob']) write(`a/b/round/${name}.yaml`, read(`round/${name}.yaml`));
    const { code } = await run('verify', 'report.md', '-a', 'a/b/round', ...ANSWERS.slice(2));
    expect(code).toBe(0);
  });

  it('may be as wide as the terminal that it was written on', async () => {
    const { folder } = workspace(ROUND);
    const { stdout } = await workspace({}, { folder, columns: 61 }).run(
      'audit',
      ...ANSWERS,
      '-f',
      'text',
    );
    const { run, write } = workspace({ ...ROUND, 'report.txt': stdout });
    write('report.txt', stdout);
    expect((await run('verify', 'report.txt', ...ANSWERS)).code).toBe(0);
  });

  it('hints at another version', async () => {
    const { run, read, write } = workspace(ROUND);
    await run('audit', ...ANSWERS, '-o', 'report.md');
    write('report.md', read('report.md').replace('by align 0.1.0', 'by align 0.0.9'));
    const { code, stderr } = await run('verify', 'report.md', ...ANSWERS);
    expect(code).toBe(1);
    expect(stderr).toContain('hint: the report was made with align 0.0.9');
  });

  it.each([
    { args: ['report.md'], says: 'required option', because: 'there are no answers' },
    { args: ['gone.md', ...ANSWERS], says: 'cannot read "gone.md"', because: 'there is no report' },
    {
      args: ['checklist.yaml', ...ANSWERS],
      says: 'cannot tell the report format',
      because: 'it is no report',
    },
    { args: ['report.pdf', ...ANSWERS], says: 'is a PDF', because: 'it is a PDF' },
    { args: ['broken.json', ...ANSWERS], says: 'broken.json:1:', because: 'it is damaged' },
    {
      args: ['other.json', ...ANSWERS],
      says: 'is not an align report',
      because: 'it is something else',
    },
    { args: ['judged.md', ...ANSWERS], says: 'made with --policy', because: 'a file is not named' },
    {
      args: ['newer.json', ...ANSWERS],
      says: '"--sideways", which this version',
      because: 'it is newer',
    },
  ])('is refused where $because', async ({ args, says }) => {
    const { run } = workspace({
      ...ROUND,
      'broken.json': '{"generator": ',
      'other.json': '{}',
      'report.pdf': '%PDF-1.7',
      'newer.json': '{"generator": "Gap report by align 9.0.0", "options": ["--sideways"]}',
    });
    await run('audit', ...ANSWERS, '--policy', 'policy.yaml', '-o', 'judged.md');
    const { code, stderr } = await run('verify', ...args);
    expect(code).toBe(2);
    expect(stderr).toContain(says);
  });
});

describe('a baseline that is verified', () => {
  const policy = `format: 1
checklist: small
baseline: base.json
criteria: {second: 2}
maxDrop: {total: 40}
waivers:
  - {criterion: second, level: 0, reason: No owner, approver: Ann, expires: 2024-12-31}
`;
  const gated = ['audit', ...ANSWERS, '--policy', 'gate.yaml', '--today', '2024-05-06'];
  const verify = ['verify', 'base.json', ...ANSWERS, '--policy', 'gate.yaml'];
  const MATCHES = 'matches: align 0.1.0 produces the same report from these answers';

  it('matches if it is the first one, although the policy names it', async () => {
    const { run } = workspace({ ...ROUND, 'gate.yaml': policy.replace(/maxDrop.*\n/, '') });
    expect((await run(...gated, '--update-baseline')).code).toBe(0);
    const { code, stdout, stderr } = await run(...verify);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toBe(`base.json: ${MATCHES}\n`);
  });

  it('matches with the one that it replaced, and asks for it', async () => {
    const { run, read, write } = workspace({ ...ROUND, 'gate.yaml': policy });
    await run('report', 'earlier', '--checklist', 'checklist.yaml', '-o', 'base.json');
    write('former.json', read('base.json'));
    const accept = ['--accept-failure', 'Until the new owner starts'];
    expect((await run(...gated, '--update-baseline', ...accept, '--min-score', '99')).code).toBe(1);
    const alone = await run(...verify);
    expect(alone.code).toBe(2);
    expect(alone.stderr).toContain('--baseline');
    const { code, stdout } = await run(...verify, '--baseline', 'former.json');
    expect(stdout).toBe(`base.json: ${MATCHES}\n`);
    expect(code).toBe(0);
  });

  it.each([
    {
      from: '"second": 2',
      to: '"second": 1',
      says: 'baseline.policy.criteria.second: report 1, expected 2',
    },
    {
      from: '"mode": "full",\n    "kept"',
      to: '"mode": "express",\n    "kept"',
      says: 'baseline.mode: report "express", expected "full"',
    },
    {
      from: '"accepted": []',
      to: '"accepted": [{"date": "2024-05-06", "reason": "x", "failed": []}]',
      says: 'baseline.accepted[0]: report {"date"',
    },
    { from: '"high": 0.5,', to: '"high": 0.6,', says: 'result.high: report 0.6, expected 0.5' },
  ])('names what was changed: $to', async ({ from, to, says }) => {
    const { run, read, write } = workspace({
      ...ROUND,
      'gate.yaml': policy.replace(/maxDrop.*\n/, ''),
    });
    await run(...gated, '--update-baseline');
    expect(read('base.json')).toContain(from);
    write('base.json', read('base.json').replace(from, to));
    const { code, stdout } = await run(...verify);
    expect(code).toBe(1);
    expect(stdout).toContain('base.json: does not match. First difference at ');
    expect(stdout).toContain(says);
  });

  it('does not match if its gate failed', async () => {
    const { run, read, write } = workspace({
      ...ROUND,
      'gate.yaml': policy.replace(/maxDrop.*\n/, ''),
    });
    await run(...gated, '--update-baseline');
    write('gate.yaml', read('gate.yaml').replace('level: 0', 'level: 2'));
    const { code, stdout } = await run(...verify);
    expect(code).toBe(1);
    expect(stdout).toContain('base.json: does not match.');
  });
});
