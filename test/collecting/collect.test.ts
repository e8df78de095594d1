import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { checklistSchema } from '../../src/checklist/schema.ts';
import { telephoneQuestions } from '../../src/collecting/collect.ts';
import { encryptAnswers, newKeyPair } from '../../src/returns/encryption.ts';
import { pasteable } from '../../src/returns/pasted.ts';
import { type TelephoneAnswers, telephoneCode } from '../../src/returns/telephone.ts';
import { parse } from '../../src/source/parse.ts';
import { readSource } from '../../src/source/read.ts';
import { answers, CHECKLIST, workspace } from '../cli/workspace.ts';

const ROUND = {
  'checklists/small.yaml': CHECKLIST,
  'round/round.yaml': `format: 1
subject: Company
checklist: {id: small}
respondents:
  - {id: ann, name: Ann Li, group: marketing}
  - {id: bob, name: Bob Fox, group: sales}
`,
};
const ANN = answers('ann', 'marketing', 'first: 2, second: 1');
const BOB = answers('bob', 'sales', 'first: 0, second: null');
const BOB_JSON = JSON.stringify({
  format: 1,
  checklist: { id: 'small', version: '1.0.0' },
  subject: 'Company',
  date: '2024-05-06',
  respondent: { id: 'bob', group: 'sales' },
  answers: { first: 0, second: null },
});

async function codeOf(said: TelephoneAnswers, mode: 'full' | 'express' = 'full') {
  const source = await readSource('small.yaml', new TextEncoder().encode(CHECKLIST));
  const questions = telephoneQuestions(parse(source, checklistSchema()), mode);
  return telephoneCode(questions, said) ?? '';
}

describe('align collect', () => {
  it('saves what came back, and says who is missing', async () => {
    const { run, read } = workspace({ ...ROUND, 'mail/ann.yaml': ANN });
    const { code, stdout, stderr } = await run('collect', 'round', 'mail/ann.yaml');
    expect(stderr).toBe('ann (Marketing): saved to round/ann.yaml\n');
    expect(stdout.split('\n')).toEqual([
      'Name            Group      Status    Answered  Since',
      'ann             Marketing  answered  2 of 2    2024-05-06',
      'Bob Fox         Sales      missing',
      '',
      '1 person answered, 0 half-way, 1 missing',
      '',
    ]);
    expect(read('round/ann.yaml')).toContain('first: 2\n');
    expect(code).toBe(0);
  });

  it('takes folders, with JSON, blocks and texts in them', async () => {
    const { run, read } = workspace({
      ...ROUND,
      'mail/ann.txt': `Hello,\n\n${pasteable(ANN, 'Answers of Ann')}\nBest, Ann\n`,
      'mail/bob.json': BOB_JSON,
      'mail/photo.png': 'x',
    });
    const { code, stderr } = await run('collect', 'round', 'mail');
    expect(stderr).toBe(
      'ann (Marketing): saved to round/ann.yaml\nbob (Sales): saved to round/bob.yaml\n',
    );
    expect(read('round/bob.yaml')).toContain('second: null\n');
    expect(code).toBe(0);
  });

  it.each([
    { name: 'an argument', args: [pasteable(ANN, 'Answers')], stdin: '' },
    {
      name: 'standard input',
      args: ['-'],
      stdin: `> ${pasteable(ANN, 'x').replaceAll('\n', '\n> ')}`,
    },
    { name: 'YAML on standard input', args: ['-'], stdin: ANN },
  ])('takes pasted text as $name', async ({ args, stdin }) => {
    const { run } = workspace(ROUND, { stdin });
    const { code, stderr } = await run('collect', 'round', ...args);
    expect(stderr).toBe('ann (Marketing): saved to round/ann.yaml\n');
    expect(code).toBe(0);
  });

  it('takes telephone codes of people whom the round names', async () => {
    const { run, read } = workspace(ROUND);
    const ended = await run(
      ...['collect', 'round', `Ann Li: ${await codeOf({ first: 2, second: null })}`],
      ...[`bob: ${await codeOf({ first: 1 }, 'express')}`, '--date', '2024-05-07'],
    );
    expect(ended.stderr).toBe(
      'Ann Li (Marketing): saved to round/ann.yaml\nBob Fox (Sales): saved to round/bob.yaml\n',
    );
    expect(read('round/ann.yaml')).toContain('date: 2024-05-07\nstatus: completed\n');
    expect(read('round/ann.yaml')).toContain('mode: full\nanswers:\n  first: 2\n  second: null\n');
    expect(read('round/bob.yaml')).toContain('mode: express\nanswers:\n  first: 1\n');
    expect(ended.code).toBe(0);
  });

  it('opens encrypted answers with the key of "align form --new-key"', async () => {
    const { publicKey, privateKey } = await newKeyPair();
    const encrypted = JSON.stringify(await encryptAnswers(publicKey, BOB_JSON));
    const files = {
      ...ROUND,
      'home/.config/align/answers-key.pem': privateKey,
      'other.pem': (await newKeyPair()).privateKey,
      'mail/bob.json': encrypted,
      'mail/bob.txt': pasteable(encrypted, 'Encrypted answers'),
    };
    const { run, read, folder } = workspace(files, { env: {} });
    const world = workspace(files, { env: { HOME: `${folder}/home` } });
    const { code, stderr } = await world.run('collect', 'round', 'mail');
    expect(stderr).toBe('bob (Sales): saved to round/bob.yaml\n');
    expect(code).toBe(0);
    expect(world.read('round/bob.yaml')).toContain('first: 0\n');
    const wrong = await run('collect', 'round', 'mail/bob.json', '--key', 'other.pem');
    expect(wrong.stderr).toMatch(
      /^mail\/bob.json:1:\d+: the answers are encrypted to the key "[0-9a-f]{16}", not to "[0-9a-f]{16}"; use the other key: --key FILE\n/,
    );
    const none = await run('collect', 'round', 'mail/bob.json', '--key', 'none.pem');
    expect(none.stderr).toContain('the answers are encrypted, and there is no key "none.pem"');
    expect(none.code).toBe(2);
    expect(() => read('round/bob.yaml')).toThrow('ENOENT');
  });
});

describe('older answers of the same person', () => {
  const files = {
    ...ROUND,
    'round/ann.yaml': `# of spring\n${answers('ann', 'marketing', 'first: 0', { date: '2024-04-01' })}`,
    'mail/ann.yaml': ANN,
  };

  it('are never replaced without a word', async () => {
    const { run, read } = workspace(files);
    const { code, stderr } = await run('collect', 'round', 'mail/ann.yaml');
    expect(stderr).toBe(
      'mail/ann.yaml:5:18: "ann" has other answers of 2024-04-01 in "round/ann.yaml"; add --yes to replace them\n',
    );
    expect(code).toBe(2);
    expect(read('round/ann.yaml')).toContain('first: 0');
  });

  it('are replaced with --yes, and stay as a backup', async () => {
    const { run, read } = workspace(files);
    const { code, stderr } = await run('collect', 'round', 'mail/ann.yaml', '--yes');
    expect(stderr).toBe('ann (Marketing): replaced the answers in round/ann.yaml\n');
    expect(code).toBe(0);
    expect(read('round/ann.yaml')).toMatch(/^# of spring\n[\s\S]*first: 2/);
    expect(read('round/ann.yaml.bak')).toContain('first: 0');
  });

  it.each([
    { typed: 'y\n', says: 'replaced the answers in', has: 'first: 2' },
    { typed: 'perhaps\nno\n', says: 'did not replace the answers in', has: 'first: 0' },
  ])('are asked about at a terminal: $typed', async ({ typed, says, has }) => {
    const { run, read } = workspace(files, { terminal: true, keys: Readable.from([typed]) });
    const { code, stderr } = await run('collect', 'round', 'mail/ann.yaml');
    expect(stderr).toContain(
      'ann has other answers of 2024-04-01 in round/ann.yaml. Replace them with those of 2024-05-06? (y/n) ',
    );
    expect(stderr).toContain(`ann (Marketing): ${says} round/ann.yaml\n`);
    expect(read('round/ann.yaml')).toContain(has);
    expect(code).toBe(0);
  });

  it('may be the same ones', async () => {
    const { run } = workspace({
      ...ROUND,
      'round/ann.yaml': ANN,
      'mail/ann.yaml': `# again\n${ANN}`,
    });
    const { code, stderr } = await run('collect', 'round', 'mail/ann.yaml');
    expect(stderr).toBe('ann (Marketing): the same answers are in round/ann.yaml\n');
    expect(code).toBe(0);
  });
});

describe('a return that is refused', () => {
  it.each([
    {
      name: 'another organisation',
      text: answers('ann', 'marketing', 'first: 2', { subject: 'Other' }),
      says: 'mail/ann.yaml:3:10: is "Other", but round/round.yaml:2:10 has "Company"',
    },
    {
      name: 'another group',
      text: answers('ann', 'sales', 'first: 2'),
      says: 'mail/ann.yaml:5:30: is in group "sales", but round/round.yaml:5:36 has "marketing"',
    },
    {
      name: 'a level that does not exist',
      text: answers('ann', 'marketing', 'first: 9'),
      says: 'mail/ann.yaml:7:18: first: level 9 does not exist; use a level from 0 to 2',
    },
    { name: 'no answers', text: 'hello: 1\n', says: 'mail/ann.yaml:1:1: contains no answers' },
    { name: 'nothing', text: '', says: 'mail/ann.yaml:1:1: the file is empty' },
  ])('says where: $name', async ({ text, says }) => {
    const { run } = workspace({ ...ROUND, 'mail/ann.yaml': text, 'mail/bob.yaml': BOB });
    const ended = await run('collect', 'round', 'mail');
    expect(ended.stderr).toContain(says);
    expect(ended.stderr).toContain('bob (Sales): saved to round/bob.yaml\n');
    expect(ended.code).toBe(2);
  });

  it.each([
    { text: 'Ann: nobody', says: '<stdin>:1:1: contains no answers' },
    { text: 'Hello\nTel: 0044-2079-4601', says: '<stdin>:1:1: contains no answers' },
    { text: '\nann: A000-0001', says: '<stdin>:2:1: the telephone code has 8 characters, not 7' },
    { text: 'ann: A000-001', says: '<stdin>:1:1: the telephone code has a character that was' },
    {
      text: '-----BEGIN ALIGN ANSWERS-----\nabc',
      says: '<stdin>:1:1: the block of answers has no end',
    },
  ])('names the line of pasted text: $text', async ({ text, says }) => {
    const { run } = workspace(ROUND, { stdin: text });
    const ended = await run('collect', 'round', '-');
    expect(ended.stderr).toContain(says);
    expect(ended.code).toBe(2);
  });

  it('is a telephone code of nobody, or of a stranger', async () => {
    const right = await codeOf({ first: 1 });
    const { run } = workspace(ROUND);
    const nobody = await run('collect', 'round', right);
    expect(nobody.stderr).toContain('<text>:1:1: the telephone code does not say whose it is');
    const stranger = await run('collect', 'round', `Ann Lo: ${right}`);
    expect(stranger.stderr).toContain(
      '<text>:1:1: round.yaml does not name "Ann Lo"; did you mean "Ann Li"?',
    );
  });

  it('is one of two that differ', async () => {
    const other = answers('ann', 'marketing', 'first: 1, second: 1');
    const { run } = workspace({ ...ROUND, 'mail/a.yaml': ANN, 'mail/b.yaml': other });
    const { code: exit, stderr } = await run('collect', 'round', 'mail', '--yes');
    expect(stderr).toContain(
      'mail/b.yaml:5:18: "ann" sent other answers in "mail/a.yaml"; collect only the ones that count',
    );
    expect(exit).toBe(2);
  });
});
