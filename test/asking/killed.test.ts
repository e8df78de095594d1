import { existsSync, mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { describe, expect, it } from 'vitest';
import { criteriaOf, numberingOf } from '../../src/checklist/lookup.ts';
import { readAnswers } from '../storage/keeping.ts';
import { flagshipLevels, LEVELS_YAML } from './having-interview.ts';
import { openTerminal, type Session } from './terminal.ts';

/** Interviews go on side by side, each in a file of its own: most of the time goes into starting them. */
const FILES = 4;
/** Each kill costs a start of the program, so that `npm test` has fewer than `npm run test:engines`. */
const KILLS_PER_FILE = Number(process.env.ALIGN_TEST_KILLS ?? 12);
const LONGEST_MILLISECONDS = 40;
const AUDIT = [
  'audit',
  '--checklist',
  './levels.yaml',
  '--express',
  '--subject',
  'Company',
  '--respondent',
  'Kathy',
];
const WHO = ['--role', 'VP', '--group', 'sales'];
const END_OF_FRAME = '\u001b[?2026l';

/** The ids of the key criteria by their numbers, in the order of the checklist. */
const IDS: ReadonlyMap<string, string> = new Map(
  criteriaOf(flagshipLevels()).flatMap(({ criterion: { id, key } }) => {
    const number = numberingOf(flagshipLevels()).criteria.get(id);
    return key && number !== undefined ? [[number, id]] : [];
  }),
);

type Said = Readonly<Record<string, number>>;

/** State of a killed interview. */
interface Killed {
  /** First screen. */
  readonly begunAt: string;
  /** Answers shown as saved, without and with the keys pressed after them. */
  readonly possible: readonly Said[];
}

describe('an interview that is killed', () => {
  it('has all in its file that the screen has shown as saved, at random moments', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'align-test-'));
    writeFileSync(join(folder, 'levels.yaml'), LEVELS_YAML);
    const files = Array.from({ length: FILES }, (_, index) => `${index}.yaml`);
    await Promise.all(files.map((file, index) => killAgainAndAgain(folder, file, index)));
    const leftOver = readdirSync(folder).filter((name) => name.endsWith('.tmp'));
    expect(leftOver.length).toBeLessThanOrEqual(2 * FILES);
  }, 120_000);
});

/** Kills interviews on one file, each of which resumes where the one before was killed. */
async function killAgainAndAgain(folder: string, file: string, seed: number): Promise<void> {
  const random = randomNumbers(seed);
  let said: Said = {};
  let keys = 0;
  const nextLevel = () => keys++ % 5;
  for (let kill = 0; kill < KILLS_PER_FILE; kill++) {
    const session = openTerminal([...AUDIT, ...WHO, '--save', file], { folder });
    const { begunAt, possible } = await killed(session, said, nextLevel, random());
    expect(begunAt).toBe(firstOpen(said));
    said = answersIn(join(folder, file));
    expect(possible).toContainEqual(said);
    const copy = join(folder, `${file}.bak`);
    if (existsSync(copy))
      expect(Object.keys(said)).toEqual(expect.arrayContaining(Object.keys(answersIn(copy))));
  }
}

/** Answers as fast as the screen asks; the interview is killed some time after its first screen. */
async function killed(
  session: Session,
  before: Said,
  nextLevel: () => number,
  share: number,
): Promise<Killed> {
  let begunAt = '';
  let possible = [before];
  onFrame(session, (frame) => {
    const at = /^ (\d+\.\d) {2}/m.exec(frame)?.[1];
    const isReview = frame.includes('Review');
    if (at === undefined && !isReview) return;
    if (begunAt === '') {
      begunAt = isReview ? 'the review' : (at ?? '');
      setTimeout(() => session.signal('SIGKILL'), share * LONGEST_MILLISECONDS);
    }
    const [, number = '', saved] = /(\d+\.\d): (\d) /.exec(frame) ?? [];
    if (saved !== undefined) {
      const isShown = (said: Said) => said[IDS.get(number) ?? ''] === Number(saved);
      const first = possible.findIndex(isShown);
      possible = first < 0 ? [] : possible.slice(first);
    }
    const id = IDS.get(at ?? '');
    if (id === undefined) return session.type('b');
    const level = nextLevel();
    possible.push({ ...possible.at(-1), [id]: level });
    session.type(String(level));
  });
  await session.ending();
  return { begunAt, possible };
}

/** Hands on each screen that was drawn to its end; leaves out the start screen. */
function onFrame(session: Session, take: (frame: string) => void): void {
  let rest = '';
  let isAsked = false;
  session.onWrite((text) => {
    if (!isAsked && text.includes('What it takes')) session.type('\r');
    isAsked ||= text.includes('What it takes');
    const frames = (rest + text).split(END_OF_FRAME);
    rest = frames.pop() ?? '';
    for (const frame of frames) take(stripVTControlCharacters(frame));
  });
}

function firstOpen(said: Said): string {
  const open = [...IDS].find(([, id]) => !Object.hasOwn(said, id));
  return open?.[0] ?? 'the review';
}

/** Reads the answers of a file; fails if the file is not complete. */
function answersIn(path: string): Said {
  const { answers } = readAnswers(path);
  return Object.fromEntries(Object.entries(answers).map(([id, level]) => [id, Number(level)]));
}

/** Numbers from 0 to 1, the same for each seed. Source: the generator mulberry32. */
function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
