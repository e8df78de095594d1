import { existsSync, mkdirSync, mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { describe, expect, it } from 'vitest';
import { criteriaOf, numberingOf } from '../../src/checklist/lookup.ts';
import { readAnswers } from '../storage/keeping.ts';
import { flagshipLevels, LEVELS_YAML } from './having-interview.ts';
import { openTerminal, type Session } from './terminal.ts';

/** Sessions go on side by side, each in a file of its own: most of the time goes into starting them. */
const FILES = 4;
/** Each kill costs a start of the program, so that `npm test` has fewer than `npm run test:engines`. */
const KILLS_PER_FILE = Number(process.env.ALIGN_TEST_KILLS ?? 3);
/** A busy machine is slow, so that frames are counted and not only time. */
const MOST_FRAMES = 9;
const LONGEST_MILLISECONDS = 20;
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

/** Kind of session that is killed; answers are by criterion, votes by person and criterion. */
interface Kind {
  /** Arguments of a session that saves in this place. */
  readonly args: (place: string) => readonly string[];
  readonly read: (path: string) => Said;
  /** Files of a place. */
  readonly files: (path: string) => readonly string[];
  /** Number of the first open criterion. */
  readonly firstOpen: (said: Said) => string;
  /** Name of what the frame asks for; `null` if it asks for nothing. */
  readonly asked: (frame: string, id: string | undefined) => string | null;
  /** Key that leads on from a frame that asks for nothing. */
  readonly onward: (frame: string) => string;
  /** Names and values that a frame shows as saved; the value is `null` if it is hidden. */
  readonly shown: (frame: string, id: string) => readonly (readonly [string, number | null])[];
}

const INTERVIEW: Kind = {
  args: (place) => [...AUDIT, ...WHO, '--save', `${place}.yaml`],
  read: (path) => answersIn(`${path}.yaml`),
  files: (path) => [`${path}.yaml`],
  firstOpen: (said) => numberOf((id) => !Object.hasOwn(said, id)),
  asked: (_, id) => id ?? null,
  onward: () => 'b',
  shown: (frame) => {
    const [, number = '', saved] = /(\d+\.\d): (\d) /.exec(frame) ?? [];
    return saved === undefined ? [] : [[IDS.get(number) ?? '', Number(saved)]];
  },
};

const VOTERS = ['Kathy', 'Sam'];

const WORKSHOP: Kind = {
  args: (place) => [
    ...['workshop', '--checklist', './levels.yaml', '--express'],
    ...['--subject', 'Company', '--save', place],
  ],
  read: (path) =>
    Object.fromEntries(
      VOTERS.flatMap((name) => {
        const file = join(path, `${name.toLowerCase()}.yaml`);
        const said = existsSync(file) ? answersIn(file) : {};
        return Object.entries(said).map(([id, level]) => [`${name} ${id}`, level]);
      }),
    ),
  files: (path) => VOTERS.map((name) => join(path, `${name.toLowerCase()}.yaml`)),
  firstOpen: (said) =>
    numberOf((id) => VOTERS.some((name) => !Object.hasOwn(said, `${name} ${id}`))),
  asked: (frame, id) => {
    const [, name] = /Now votes +(\w+)/.exec(frame) ?? [];
    return name !== undefined && id !== undefined ? `${name} ${id}` : null;
  },
  onward: (frame) => (frame.includes('Review') ? 'b' : '\r'),
  shown: (frame, id) =>
    VOTERS.filter((name) => frame.includes(`✓ ${name}`)).map((name) => [`${name} ${id}`, null]),
};

function numberOf(isOpen: (id: string) => boolean): string {
  return [...IDS].find(([, id]) => isOpen(id))?.[0] ?? 'the review';
}

const ROUND = `format: 1
subject: Company
respondents:
  - {id: kathy, name: Kathy, group: marketing}
  - {id: sam, name: Sam, group: sales}
`;

describe.each([
  { name: 'an interview', kind: INTERVIEW },
  { name: 'a workshop', kind: WORKSHOP },
])('$name that is killed', ({ kind }) => {
  it('has all in its files that the screen has shown as saved, at random moments', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'align-test-'));
    writeFileSync(join(folder, 'levels.yaml'), LEVELS_YAML);
    const places = Array.from({ length: FILES }, (_, index) => String(index));
    if (kind === WORKSHOP) {
      for (const place of places) {
        mkdirSync(join(folder, place));
        writeFileSync(join(folder, place, 'round.yaml'), ROUND);
      }
    }
    await Promise.all(places.map((place, index) => killAgainAndAgain(kind, folder, place, index)));
    const leftOver = readdirSync(folder, { recursive: true }).filter((name) =>
      String(name).endsWith('.tmp'),
    );
    expect(leftOver.length).toBeLessThanOrEqual(2 * FILES);
  }, 120_000);
});

/** Kills sessions in one place, each of which resumes where the one before was killed. */
async function killAgainAndAgain(
  kind: Kind,
  folder: string,
  place: string,
  seed: number,
): Promise<void> {
  const random = randomNumbers(seed);
  let said: Said = {};
  let keys = 0;
  const nextLevel = () => keys++ % 5;
  for (let kill = 0; kill < KILLS_PER_FILE; kill++) {
    const session = openTerminal(kind.args(place), { folder });
    const { begunAt, possible } = await killed(kind, session, said, nextLevel, random());
    expect(begunAt).toBe(kind.firstOpen(said));
    said = kind.read(join(folder, place));
    expect(possible).toContainEqual(said);
    for (const file of kind.files(join(folder, place))) {
      const copy = `${file}.bak`;
      if (!existsSync(copy)) continue;
      const kept = Object.keys(answersIn(file));
      expect(kept).toEqual(expect.arrayContaining(Object.keys(answersIn(copy))));
    }
  }
  expect(Object.keys(said).length).toBeGreaterThan(2);
}

/** Answers as fast as the screen asks; the session is killed some time after its first question. */
async function killed(
  kind: Kind,
  session: Session,
  before: Said,
  nextLevel: () => number,
  share: number,
): Promise<Killed> {
  let begunAt = '';
  let possible = [before];
  let last: string | null = null;
  let frames = 0;
  onFrame(session, (frame) => {
    const at = /^ (\d+\.\d)(?: {2}| ·)/m.exec(frame)?.[1];
    const isReview = frame.includes('Review');
    if (at === undefined && !isReview) return;
    if (begunAt === '') begunAt = isReview ? 'the review' : (at ?? '');
    frames += 1;
    if (frames === Math.ceil(share * MOST_FRAMES) || frames > MOST_FRAMES) {
      const moment = (share * MOST_FRAMES) % 1;
      setTimeout(() => session.signal('SIGKILL'), moment * LONGEST_MILLISECONDS);
    }
    const id = IDS.get(at ?? '');
    for (const [name, saved] of kind.shown(frame, id ?? '')) {
      const isShown = (said: Said) =>
        Object.hasOwn(said, name) && (saved === null || said[name] === saved);
      const first = possible.findIndex(isShown);
      possible = first < 0 ? [] : possible.slice(first);
    }
    const asked = isReview ? null : kind.asked(frame, id);
    if (asked !== null && asked === last) return;
    last = asked;
    if (asked === null) return session.type(kind.onward(frame));
    const level = nextLevel();
    possible.push({ ...possible.at(-1), [asked]: level });
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
