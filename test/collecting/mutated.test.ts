import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encryptAnswers, newKeyPair } from '../../src/returns/encryption.ts';
import { pasteable } from '../../src/returns/pasted.ts';
import { answers, CHECKLIST, workspace } from '../cli/workspace.ts';
import '../seeds.ts';

/** Returns that are mutated in one run: 10,000 in each round of `npm run fuzz`. */
const COUNT = process.env.ALIGN_TEST_SEED === undefined ? 400 : 10_000;

const ROUND = {
  'checklists/small.yaml': CHECKLIST,
  'round/round.yaml':
    'format: 1\nsubject: Company\nchecklist: {id: small}\nrespondents: [{id: ann, group: marketing}]\n',
};
const YAML = answers('ann', 'marketing', 'first: {value: 2, note: "Zoë"}, second: null');
const JSON_TEXT = JSON.stringify({
  format: 1,
  checklist: { id: 'small', version: '1.0.0' },
  subject: 'Company',
  date: '2024-05-06',
  respondent: { id: 'ann', group: 'marketing' },
  answers: { first: 2, second: null },
});

/** Change of a text: bytes removed, repeated, replaced, or moved to the end. */
const change = fc.record({
  kind: fc.constantFrom('remove', 'repeat', 'replace', 'swap', 'cut', 'invert'),
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  length: fc.integer({ min: 1, max: 40 }),
  bytes: fc.uint8Array({ minLength: 1, maxLength: 6 }),
});

type Change = typeof change extends fc.Arbitrary<infer Value> ? Value : never;

function mutated(bytes: Buffer, { kind, at, length, bytes: other }: Change): Buffer {
  const from = Math.floor(at * bytes.length);
  const [before, part, after] = [
    bytes.subarray(0, from),
    bytes.subarray(from, from + length),
    bytes.subarray(from + length),
  ];
  switch (kind) {
    case 'remove':
      return Buffer.concat([before, after]);
    case 'repeat':
      return Buffer.concat([before, part, part, after]);
    case 'replace':
      return Buffer.concat([before, other, after]);
    case 'swap':
      return Buffer.concat([before, after, part]);
    case 'cut':
      return Buffer.from(before);
    default:
      return Buffer.concat([before, Buffer.from(part.map((byte) => byte ^ 1)), after]);
  }
}

describe('mutated returns', () => {
  it(`are taken, or refused with a line: ${COUNT} of them`, { timeout: 600_000 }, async () => {
    const { publicKey, privateKey } = await newKeyPair();
    const encrypted = JSON.stringify(await encryptAnswers(publicKey, JSON_TEXT));
    const seeds = [
      { name: 'yaml', text: YAML },
      { name: 'json', text: JSON_TEXT },
      { name: 'txt', text: pasteable(JSON_TEXT, 'Answers of Ann') },
      { name: 'eml', text: pasteable(encrypted, 'Encrypted answers').replace(/^/gm, '> ') },
      { name: 'json', text: encrypted },
      { name: 'txt', text: 'Hello,\nann: A7Z4-P4B\nBest\n' },
    ];
    const seed = fc.readConfigureGlobal().seed ?? 0;
    const changes = fc.sample(fc.array(change, { minLength: 1, maxLength: 3 }), {
      numRuns: COUNT,
      seed,
    });
    const mails = changes.map((own, i) => {
      const { name, text } = seeds[i % seeds.length] ?? { name: 'txt', text: '' };
      return [`mail/${i}.${name}`, own.reduce(mutated, Buffer.from(text))] as const;
    });
    const files = { ...ROUND, 'key.pem': privateKey, ...Object.fromEntries(mails) };
    const { run, folder } = workspace(files);
    const { code, stdout, stderr } = await run(
      ...['collect', 'round', 'mail', '--yes', '--key', 'key.pem'],
    );
    expect(code).toBe(2);
    expect(stdout).toContain(' answered, ');
    const lines = stderr.trimEnd().split('\n');
    const odd = lines.filter(
      (line) =>
        !/^mail\/\d+\.\w+:\d+:\d+: \S.*[^.]$/.test(line) &&
        !/: (saved to|replaced the answers in|the same answers are in) round\/[\w.-]+$/.test(
          line,
        ) &&
        !/^warning: mail\/\d+\.\w+: /.test(line),
    );
    expect(odd).toEqual([]);
    // Each person has one file, so nothing that was refused left a trace.
    const saved = readdirSync(join(folder, 'round')).filter((name) => /^ann\b.*\.yaml$/.test(name));
    expect(saved).toEqual(['ann.yaml']);
  });
});
