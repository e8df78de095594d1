import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { writeAnswers } from '../../src/answers/write.ts';
import { type AnswersStore, openAnswersStore } from '../../src/asking/session/round-store.ts';
import { InputError, UserError } from '../../src/diagnostic.ts';
import { type FileSystem, nodeFileSystem } from '../../src/io/file-system.ts';
import type { Io } from '../../src/io/io.ts';
import { emptyFolder, faultyFileSystem, MIA, miaAt } from './keeping.ts';

const SAVED = { isSaved: true, message: null };
const TEXT = writeAnswers(MIA, 'yaml');

/** Returns the error of opening a file: message and hint. */
async function refusal(
  io: Io,
  path: string,
  fs?: FileSystem,
): Promise<readonly (string | undefined)[]> {
  try {
    (await openAnswersStore(io, path, fs)).close();
  } catch (error) {
    if (error instanceof UserError) return [error.message, error.hint];
    throw error;
  }
  throw new Error(`${path} was opened`);
}

async function using(io: Io, path: string, use: (keeper: AnswersStore) => void | Promise<void>) {
  const keeper = await openAnswersStore(io, path);
  try {
    await use(keeper);
  } finally {
    keeper.close();
  }
}

describe('a new answers file', () => {
  it('is made by the first saving, for its owner only', async () => {
    const { io, names, mode, answers, text } = emptyFolder();
    await using(io, 'mia.yaml', (keeper) => {
      expect(keeper).toMatchObject({ path: 'mia.yaml', found: null, notices: [] });
      expect(names()).toEqual(['mia.yaml.lock']);
      expect(keeper.save(miaAt(1))).toEqual(SAVED);
    });
    expect(names()).toEqual(['mia.yaml']);
    expect(answers('mia.yaml')).toEqual(miaAt(1));
    expect(text('mia.yaml')).toMatch(/^format: 1\n/);
    expect(mode('mia.yaml')).toBe(0o600);
  });

  it('is made with the folders that lead to it', async () => {
    const { io, answers } = emptyFolder();
    const path = join('oakley-pumps', '2026-03-02', 'mia.yaml');
    await using(io, path, (keeper) => {
      keeper.save(miaAt(1));
    });
    expect(answers(path)).toEqual(miaAt(1));
  });

  it.each([
    { given: 'mia', path: 'mia.yaml', because: 'YAML is meant' },
    { given: 'mia.yml', path: 'mia.yml', because: 'that is YAML' },
    { given: 'mia.json', path: 'mia.json', because: 'that is JSON' },
  ])('called $given is kept in $path, as $because', async ({ given, path }) => {
    const { io, answers } = emptyFolder();
    await using(io, given, (keeper) => {
      keeper.save(miaAt(1));
      expect(keeper.path).toBe(path);
    });
    expect(answers(path)).toEqual(miaAt(1));
  });

  it('is JSON where its name says so', async () => {
    const { io, text } = emptyFolder();
    await using(io, 'mia.json', (keeper) => {
      keeper.save(miaAt(1));
      keeper.save(miaAt(2));
    });
    expect(JSON.parse(text('mia.json'))).toEqual(miaAt(2));
  });
});

describe('an existing answers file', () => {
  it('is read, and keeps its comments, order and mode', async () => {
    const { io, path, text, mode } = emptyFolder();
    const given = `# Mia's own\n${TEXT.replace('goal: 2', 'goal: 2 # for now')}`;
    writeFileSync(path('mia.yaml'), given, { mode: 0o640 });
    await using(io, 'mia.yaml', (keeper) => {
      expect(keeper.found?.answers).toEqual(MIA);
      keeper.save({ ...MIA, answers: { goal: 3, team: 1 } });
    });
    expect(text('mia.yaml')).toBe(
      given.replace('goal: 2 # for now', 'goal: 3 # for now\n  team: 1'),
    );
    expect(mode('mia.yaml')).toBe(0o640);
  });

  it('is not touched where there is nothing new', async () => {
    const { io, path, names, text } = emptyFolder();
    writeFileSync(path('mia.yaml'), TEXT);
    await using(io, 'mia.yaml', (keeper) => {
      expect(keeper.save(MIA)).toEqual(SAVED);
    });
    expect(text('mia.yaml')).toBe(TEXT);
    expect(names()).toEqual(['mia.yaml']);
  });

  it('leaves its former text as the last good copy', async () => {
    const { io, path, text, answers } = emptyFolder();
    writeFileSync(path('mia.yaml'), TEXT);
    await using(io, 'mia.yaml', (keeper) => {
      keeper.save(miaAt(1));
      expect(text('mia.yaml.bak')).toBe(TEXT);
      keeper.save(miaAt(2));
      expect(answers('mia.yaml.bak')).toEqual(miaAt(1));
    });
  });

  it('stays where it is behind a link', async () => {
    const { io, path, answers, names } = emptyFolder();
    mkdirSync(path('real'));
    writeFileSync(path('real/mia.yaml'), TEXT);
    symlinkSync(path('real/mia.yaml'), path('mia.yaml'));
    await using(io, 'mia.yaml', async (keeper) => {
      expect(await refusal(io, 'real/mia.yaml')).toEqual([
        expect.stringContaining('another interview'),
        expect.anything(),
      ]);
      keeper.save(miaAt(1));
    });
    expect(answers('real/mia.yaml')).toEqual(miaAt(1));
    expect(names()).toEqual(['mia.yaml', 'real']);
  });

  it('is freed of what a crash left over, and only of that', async () => {
    const { io, path, names } = emptyFolder();
    const faulty = faultyFileSystem();
    const keeper = await openAnswersStore(io, 'mia.yaml', faulty.fs);
    faulty.faultAt = (call) => (call === 'renameSync' || call === 'rmSync' ? 'EIO' : null);
    keeper.save(miaAt(1));
    keeper.close();
    faulty.faultAt = () => null;
    expect(names().filter((name) => name.endsWith('.tmp'))).toHaveLength(1);
    rmSync(path('mia.yaml.lock'));
    writeFileSync(path('.align-other.tmp'), '');
    await using(io, 'mia.yaml', () => {
      expect(names()).toEqual(['.align-other.tmp', 'mia.yaml.lock']);
    });
  });
});

describe('what cannot be an answers file', () => {
  it.each([
    {
      path: ' ',
      says: '--save needs a file name',
    },
    {
      path: 'mia\n.yaml',
      says: 'cannot save answers to "mia\\n.yaml": its name has a line break or another character that cannot be shown',
    },
    { path: 'folder', says: 'cannot save answers to "folder": it is a folder' },
    { path: 'folder/', says: 'cannot save answers to "folder/": it is a folder' },
    { path: 'new/', says: 'cannot save answers to "new/": it is a folder' },
    {
      path: 'mia.txt',
      says: 'cannot save answers to "mia.txt": answers are .yaml, .yml or .json files',
    },
    {
      path: 'dead.yaml',
      says: 'cannot save answers to "dead.yaml": it is a broken link',
    },
    {
      path: 'file.yaml/mia.yaml',
      says: 'cannot read "file.yaml/mia.yaml": a part of its path is a file, not a folder',
    },
  ])('is refused: $says', async ({ path: given, says }) => {
    const { io, path, names } = emptyFolder();
    mkdirSync(path('folder'));
    writeFileSync(path('file.yaml'), TEXT);
    symlinkSync(path('nowhere'), path('dead.yaml'));
    expect((await refusal(io, given))[0]).toBe(says);
    expect(names()).toEqual(['dead.yaml', 'file.yaml', 'folder']);
  });

  it('is refused: a device', async () => {
    const { io } = emptyFolder();
    expect((await refusal(io, '/dev/null'))[0]).toBe(
      'cannot save answers to "/dev/null": it is not a file',
    );
  });

  it('is refused: a file that is read-only', async () => {
    const { io, path, text } = emptyFolder();
    writeFileSync(path('mia.yaml'), TEXT, { mode: 0o444 });
    expect(await refusal(io, 'mia.yaml')).toEqual([
      'cannot write "mia.yaml": it is read-only',
      'make it writable, or save to another file',
    ]);
    expect(text('mia.yaml')).toBe(TEXT);
  });

  it('is refused: a disk that is read-only', async () => {
    const { io } = emptyFolder();
    const faulty = faultyFileSystem();
    faulty.faultAt = (call) => (call === 'openSync' ? 'EROFS' : null);
    expect((await refusal(io, 'mia.yaml', faulty.fs))[0]).toBe(
      'cannot write "mia.yaml": the disk is read-only',
    );
  });

  it('is refused: a disk that has become read-only since an interview died', async () => {
    const { io, path } = emptyFolder();
    const dead = spawnSync(process.execPath, ['--version']).pid;
    const lock = JSON.stringify({ pid: dead, host: hostname(), since: '2026-03-02T10:00:00Z' });
    writeFileSync(path('mia.yaml'), TEXT);
    for (const [call, code, held] of [
      ['renameSync', 'EROFS', lock],
      ['renameSync', 'EROFS', ''],
      ['renameSync', 'EACCES', lock],
    ] as const) {
      writeFileSync(path('mia.yaml.lock'), held);
      const faulty = faultyFileSystem();
      faulty.faultAt = (own) => (own === call ? code : null);
      const [message] = await refusal(io, 'mia.yaml', faulty.fs);
      expect(message).toBe(
        code === 'EROFS'
          ? 'cannot write "mia.yaml": the disk is read-only'
          : 'cannot write "mia.yaml": no permission',
      );
    }
  });

  it('is refused: a disk so full that not even its lock fits', async () => {
    const { io, names } = emptyFolder();
    const faulty = faultyFileSystem();
    faulty.faultAt = (call) => (call === 'writeSync' ? 'ENOSPC' : null);
    expect((await refusal(io, 'mia.yaml', faulty.fs))[0]).toBe(
      'cannot write "mia.yaml": the disk is full',
    );
    expect(names()).toEqual([]);
  });

  it('is refused: one that says the same part twice', async () => {
    const { io, path } = emptyFolder();
    writeFileSync(path('mia.yaml'), `${TEXT.replace('goal: 2', 'goal: &two 2')}  team: *two\n`);
    expect((await refusal(io, 'mia.yaml'))[0]).toBe(
      'mia.yaml:10:9: "*two" uses a YAML alias, which the interview cannot edit; write the value out',
    );
  });
});

describe('a damaged answers file', () => {
  const LONGER = writeAnswers({ ...MIA, answers: { goal: 2, team: 1, price: 3 } }, 'yaml');
  const HINT =
    'the backup is "mia.yaml.bak" (3 answers, 2026-03-02): copy it over the file to restore it, or delete it';

  it.each([
    {
      damage: 'empty',
      content: '',
      says: 'mia.yaml:1:1: the file is empty; add content, or restore it from a backup',
    },
    {
      damage: 'filled with NUL',
      content: '\0'.repeat(300),
      says: 'mia.yaml:1:1: contains only NUL bytes, probably after a crash; restore the file from a backup',
    },
    {
      damage: 'cut off before its answers',
      content: TEXT.slice(0, TEXT.indexOf('answers:')),
      says: 'mia.yaml:1:1: answers: is missing; add a mapping',
    },
    {
      damage: 'cut off between two answers',
      content: LONGER.slice(0, LONGER.indexOf('  price')),
      says: 'mia.yaml:8:1: has 2 answers, but its backup has 3 answers; the file may be incomplete',
    },
    {
      damage: 'in conflict',
      content: TEXT.replace(
        '  goal: 2',
        '<<<<<<< ours\n  goal: 2\n=======\n  goal: 3\n>>>>>>> theirs',
      ),
      says: expect.stringMatching(/^mia\.yaml:\d+:\d+: /),
    },
  ])(
    'that is $damage stays as it is, and the last good copy is named',
    async ({ content, says }) => {
      const { io, path, text, names } = emptyFolder();
      writeFileSync(path('mia.yaml'), content);
      writeFileSync(path('mia.yaml.bak'), LONGER);
      await expect(openAnswersStore(io, 'mia.yaml')).rejects.toBeInstanceOf(InputError);
      const [message, hint] = await refusal(io, 'mia.yaml');
      expect(message?.split('\n')[0]).toEqual(says);
      expect(hint).toBe(HINT);
      expect(text('mia.yaml')).toBe(content);
      expect(names()).toEqual(['mia.yaml', 'mia.yaml.bak']);
    },
  );

  it('without a copy is refused all the same', async () => {
    const { io, path } = emptyFolder();
    writeFileSync(path('mia.yaml'), '');
    expect(await refusal(io, 'mia.yaml')).toEqual([
      expect.stringContaining('the file is empty'),
      undefined,
    ]);
  });

  it('does not name a copy that is damaged too', async () => {
    const { io, path } = emptyFolder();
    writeFileSync(path('mia.yaml'), '');
    writeFileSync(path('mia.yaml.bak'), 'answers: [');
    expect((await refusal(io, 'mia.yaml'))[1]).toBeUndefined();
  });

  it('that is gone, but for its copy, is not begun anew', async () => {
    const { io, path, names } = emptyFolder();
    writeFileSync(path('mia.yaml.bak'), LONGER);
    expect(await refusal(io, 'mia.yaml')).toEqual([
      '"mia.yaml" is missing, but a backup exists',
      HINT,
    ]);
    expect(names()).toEqual(['mia.yaml.bak']);
  });

  it('is not seen where the last answer was taken back', async () => {
    const { io, path, answers } = emptyFolder();
    writeFileSync(path('mia.yaml'), LONGER);
    await using(io, 'mia.yaml', (keeper) => {
      keeper.save({ ...MIA, seconds: 1, answers: { goal: 2, team: 1, price: 3 } });
      keeper.save({ ...MIA, seconds: 2, answers: { goal: 2, team: 1 } });
    });
    await using(io, 'mia.yaml', (keeper) => {
      expect(keeper.found?.answers.answers).toEqual({ goal: 2, team: 1 });
    });
    expect(answers('mia.yaml.bak').answers).toEqual({ goal: 2, team: 1 });
  });

  it('is not seen where an answer in the middle was taken out by hand', async () => {
    const { io, path } = emptyFolder();
    writeFileSync(path('mia.yaml'), LONGER.replace('  team: 1\n', ''));
    writeFileSync(path('mia.yaml.bak'), LONGER);
    await using(io, 'mia.yaml', (keeper) => {
      expect(keeper.found?.answers.answers).toEqual({ goal: 2, price: 3 });
    });
  });
});

describe('two interviews on one file', () => {
  it('are told apart, and the second is told who holds it since when', async () => {
    const { io, path } = emptyFolder();
    await using(io, 'mia.yaml', async (first) => {
      expect(await refusal(io, 'mia.yaml')).toEqual([
        expect.stringMatching(
          new RegExp(
            `^"mia.yaml" is in use by another interview: process ${process.pid} on \\S+, since \\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d$`,
          ),
        ),
        expect.stringContaining('if none is running, delete '),
      ]);
      expect(first.save(miaAt(1))).toEqual(SAVED);
    });
    expect(existsSync(path('mia.yaml.lock'))).toBe(false);
    await using(io, 'mia.yaml', (keeper) => {
      expect(keeper.notices).toEqual([]);
    });
  });

  it.each([
    {
      of: 'a dead process',
      content: (pid: number) => ({ pid, host: hostname(), since: '2026-03-02T10:00:00Z' }),
    },
    { of: 'nobody', content: () => null },
  ])('lets a lock of $of be taken over, and says so', async ({ content }) => {
    const { io, path } = emptyFolder();
    const dead = spawnSync(process.execPath, ['--version']).pid;
    const holder = content(dead);
    writeFileSync(path('mia.yaml.lock'), holder ? JSON.stringify(holder) : '');
    await using(io, 'mia.yaml', (keeper) => {
      const who = holder ? ` \\(process ${dead} on \\S+, since 2026-03-02 .*\\)` : '';
      expect(keeper.notices).toEqual([
        expect.stringMatching(
          new RegExp(
            `^an earlier interview on "mia.yaml"${who} ended unexpectedly; all saved answers are here$`,
          ),
        ),
      ]);
      expect(JSON.parse(readFileSync(path('mia.yaml.lock'), 'utf8'))).toMatchObject({
        pid: process.pid,
      });
    });
  });

  it('respects the lock of another computer', async () => {
    const { io, path } = emptyFolder();
    const lock = JSON.stringify({ pid: 1, host: 'another', since: '2026-03-02T10:00:00Z' });
    writeFileSync(path('mia.yaml.lock'), lock);
    expect((await refusal(io, 'mia.yaml'))[0]).toContain('process 1 on another, since 2026-03-0');
    expect(readFileSync(path('mia.yaml.lock'), 'utf8')).toBe(lock);
  });

  it('never both get in, even where they find the same dead lock', async () => {
    const { io, path, names } = emptyFolder();
    const dead = spawnSync(process.execPath, ['--version']).pid;
    const lock = JSON.stringify({ pid: dead, host: hostname(), since: '2026-03-02T10:00:00Z' });
    writeFileSync(path('mia.yaml.lock'), lock);
    // The second takes the lock over right when the first has found it dead.
    const fs: FileSystem = {
      ...nodeFileSystem,
      renameSync: (from, to) => {
        rmSync(from);
        writeFileSync(
          from,
          JSON.stringify({ pid: process.pid, host: hostname(), since: '2026-03-02T10:00:01Z' }),
        );
        nodeFileSystem.renameSync(from, to);
      },
    };
    expect((await refusal(io, 'mia.yaml', fs))[0]).toContain(
      '"mia.yaml" is in use by another interview',
    );
    expect(names()).toEqual(['mia.yaml.lock']);
  });
});

describe('a file that somebody changes during the interview', () => {
  it('stays as they left it, and ours is kept beside it', async () => {
    const { io, text, answers, names } = emptyFolder();
    await using(io, 'mia.yaml', (keeper) => {
      keeper.save(miaAt(1));
      const theirs = text('mia.yaml').replace('seconds: 1', 'seconds: 77');
      writeFileSync(join(io.folder, 'mia.yaml'), theirs);
      expect(keeper.save(miaAt(2))).toEqual({
        isSaved: true,
        message:
          '"mia.yaml" was changed by another program and has been left unchanged; your answers are now saved in "mia.mine-1.yaml"',
      });
      expect(keeper.path).toBe('mia.mine-1.yaml');
      expect(keeper.save(miaAt(3))).toEqual(SAVED);
      expect(text('mia.yaml')).toBe(theirs);
      expect(answers('mia.mine-1.yaml')).toEqual(miaAt(3));
    });
    expect(names()).toEqual(['mia.mine-1.yaml', 'mia.mine-1.yaml.bak', 'mia.yaml']);
  });

  it('keeps ours under the next number where there is such a file', async () => {
    const { io, path, answers } = emptyFolder();
    writeFileSync(path('mia.mine-1.yaml'), 'mine');
    await using(io, 'mia.yaml', (keeper) => {
      writeFileSync(path('mia.yaml'), TEXT);
      expect(keeper.save(miaAt(2)).message).toContain('"mia.mine-2.yaml"');
    });
    expect(answers('mia.mine-2.yaml')).toEqual(miaAt(2));
  });

  it('is a conflict if another interview holds the file beside it', async () => {
    const { io, path, text } = emptyFolder();
    const lock = JSON.stringify({ pid: 1, host: 'another', since: '2026-03-02T10:00:00Z' });
    await using(io, 'mia.yaml', (keeper) => {
      writeFileSync(path('mia.yaml'), TEXT);
      writeFileSync(path('mia.mine-1.yaml.lock'), lock);
      expect(keeper.save(miaAt(2))).toMatchObject({
        isSaved: false,
        message: expect.stringContaining('"mia.mine-1.yaml" is in use by another interview'),
        because: 'conflict',
      });
      expect(keeper.unsaved()).toContain('seconds: 2');
    });
    expect(text('mia.yaml')).toBe(TEXT);
  });

  it('takes on their comments where they changed no answer', async () => {
    const { io, path, text } = emptyFolder();
    writeFileSync(path('mia.yaml'), TEXT);
    await using(io, 'mia.yaml', (keeper) => {
      writeFileSync(path('mia.yaml'), `# by hand\n${TEXT}`);
      expect(keeper.save({ ...MIA, answers: { goal: 1 } })).toEqual(SAVED);
    });
    expect(text('mia.yaml')).toBe(`# by hand\n${TEXT.replace('goal: 2', 'goal: 1')}`);
  });

  it('is written anew where they deleted it, and says so', async () => {
    const { io, path, answers } = emptyFolder();
    await using(io, 'mia.yaml', (keeper) => {
      keeper.save(miaAt(1));
      rmSync(path('mia.yaml'));
      expect(keeper.save(miaAt(2))).toEqual({
        isSaved: true,
        message: '"mia.yaml" was deleted; saved again',
      });
    });
    expect(answers('mia.yaml')).toEqual(miaAt(2));
  });

  it('is left alone where it was made read-only', async () => {
    const { io, path, answers } = emptyFolder();
    await using(io, 'mia.yaml', (keeper) => {
      keeper.save(miaAt(1));
      chmodSync(path('mia.yaml'), 0o400);
      expect(keeper.save(miaAt(2))).toEqual({
        isSaved: false,
        message: 'cannot write "mia.yaml": it is read-only',
        because: 'disk',
      });
      expect(answers('mia.yaml')).toEqual(miaAt(1));
      chmodSync(path('mia.yaml'), 0o600);
      expect(keeper.save(miaAt(2))).toEqual(SAVED);
    });
    expect(answers('mia.yaml')).toEqual(miaAt(2));
  });
});

describe('another place', () => {
  it('takes over with the next saving', async () => {
    const { io, answers, names } = emptyFolder();
    await using(io, 'mia.yaml', (keeper) => {
      keeper.save(miaAt(1));
      expect(keeper.changePath('elsewhere/mia')).toBeNull();
      expect(keeper.save(miaAt(2))).toEqual(SAVED);
      expect(keeper.path).toBe('elsewhere/mia.yaml');
      expect(answers('elsewhere/mia.yaml')).toEqual(miaAt(2));
      expect(answers('mia.yaml')).toEqual(miaAt(1));
    });
    expect(names()).toEqual(['elsewhere', 'mia.yaml']);
  });

  it('is left for the former one where the first saving there fails', async () => {
    const { io, path, answers, names } = emptyFolder();
    const faulty = faultyFileSystem();
    const keeper = await openAnswersStore(io, 'mia.yaml', faulty.fs);
    keeper.save(miaAt(1));
    expect(keeper.changePath('other.yaml')).toBeNull();
    faulty.faultAt = (call) => (call === 'fsyncSync' ? 'ENOSPC' : null);
    expect(keeper.save(miaAt(2))).toMatchObject({
      isSaved: false,
      message: expect.stringContaining('cannot write "other.yaml": the disk is full'),
    });
    expect(keeper.path).toBe('mia.yaml');
    expect(existsSync(path('other.yaml.lock'))).toBe(false);
    faulty.faultAt = () => null;
    expect(keeper.save(miaAt(3))).toEqual(SAVED);
    keeper.close();
    expect(answers('mia.yaml')).toEqual(miaAt(3));
    expect(names()).toEqual(['mia.yaml', 'mia.yaml.bak']);
  });

  it('may be of the other kind', async () => {
    const { io, text } = emptyFolder();
    await using(io, 'mia.yaml', (keeper) => {
      keeper.save(miaAt(1));
      expect(keeper.changePath('mia.json')).toBeNull();
      keeper.save(miaAt(2));
    });
    expect(JSON.parse(text('mia.json'))).toEqual(miaAt(2));
  });

  it.each([
    { place: 'there.yaml', says: '"there.yaml" already exists; use another file name' },
    {
      place: 'mia.txt',
      says: 'cannot save answers to "mia.txt": answers are .yaml, .yml or .json files',
    },
  ])('is refused: $says', async ({ place, says }) => {
    const { io, path, answers } = emptyFolder();
    writeFileSync(path('there.yaml'), TEXT);
    await using(io, 'mia.yaml', (keeper) => {
      expect(keeper.changePath(place)).toBe(says);
      keeper.save(miaAt(1));
    });
    expect(answers('mia.yaml')).toEqual(miaAt(1));
  });
});

const FAULTS = [
  { code: 'ENOSPC', says: 'the disk is full' },
  { code: 'EROFS', says: 'the disk is read-only' },
  { code: 'EACCES', says: 'no permission' },
  { code: 'EIO', says: 'the disk reports an error' },
  { code: 'EDQUOT', says: 'the disk quota is used up' },
  { code: 'EMFILE', says: 'too many files are open' },
];

/** The calls of one saving that replaces a file. */
async function callsOfASaving(): Promise<readonly string[]> {
  const { io } = emptyFolder();
  const faulty = faultyFileSystem();
  const keeper = await openAnswersStore(io, 'mia.yaml', faulty.fs);
  keeper.save(miaAt(1));
  keeper.save(miaAt(2));
  faulty.calls.length = 0;
  keeper.save(miaAt(3));
  const calls = [...faulty.calls];
  keeper.close();
  return calls;
}

/** The removal of a temporary name; where that fails, the name stays until the next opening. */
const REMOVAL = 5;

describe('a disk that fails', () => {
  it('can do so at each call of a saving', async () => {
    expect(await callsOfASaving()).toEqual([
      ...['readFileSync', 'statSync'],
      ...['linkSync', 'renameSync', 'rmSync'],
      ...['mkdirSync', 'existsSync', 'realpathSync', 'statSync'],
      ...['openSync', 'writeSync', 'fsyncSync', 'closeSync', 'renameSync'],
      ...['openSync', 'fsyncSync', 'closeSync'],
    ]);
  });

  it.each(
    FAULTS.flatMap((fault) => [
      { ...fault, how: 'once' },
      { ...fault, how: 'from then on' },
    ]),
  )('with $code $how, at any call, costs no answer and no file', async ({ code, says, how }) => {
    const count = (await callsOfASaving()).length;
    for (let n = 1; n <= count; n++) {
      const { io, answers, names } = emptyFolder();
      const faulty = faultyFileSystem();
      const keeper = await openAnswersStore(io, 'mia.yaml', faulty.fs);
      keeper.save(miaAt(1));
      keeper.save(miaAt(2));
      faulty.calls.length = 0;
      faulty.faultAt = (_, index) => ((how === 'once' ? index === n : index >= n) ? code : null);
      const saving = keeper.save(miaAt(3));
      faulty.faultAt = () => null;

      expect([miaAt(2), miaAt(3)]).toContainEqual(answers('mia.yaml'));
      if (saving.isSaved) expect(answers('mia.yaml')).toEqual(miaAt(3));
      else expect(saving.message).toBe(`cannot write "mia.yaml": ${says}`);
      expect([miaAt(1), miaAt(2)]).toContainEqual(answers('mia.yaml.bak'));

      expect(keeper.save(miaAt(4))).toEqual(SAVED);
      expect(answers('mia.yaml')).toEqual(miaAt(4));
      keeper.close();
      const left = names().filter((name) => !name.startsWith('mia.yaml'));
      if (how === 'once')
        expect(left.length, `call ${n}`).toBeLessThanOrEqual(n === REMOVAL ? 1 : 0);
      await using(io, 'mia.yaml', (again) => {
        expect(again.found?.answers).toEqual(miaAt(4));
      });
      expect(names()).toEqual(['mia.yaml', 'mia.yaml.bak']);
    }
  });

  it('by taking only a part of the bytes does no harm', async () => {
    const { io, answers } = emptyFolder();
    const faulty = faultyFileSystem();
    const keeper = await openAnswersStore(io, 'mia.yaml', faulty.fs);
    faulty.bytesPerWrite = 7;
    expect(keeper.save(miaAt(1))).toEqual(SAVED);
    expect(answers('mia.yaml')).toEqual(miaAt(1));
    expect(faulty.calls.filter((call) => call === 'writeSync').length).toBeGreaterThan(20);
    keeper.close();
  });

  it('by filling up half way through the bytes leaves the file as it was', async () => {
    const { io, answers, names } = emptyFolder();
    const faulty = faultyFileSystem();
    const keeper = await openAnswersStore(io, 'mia.yaml', faulty.fs);
    keeper.save(miaAt(1));
    faulty.bytesPerWrite = 40;
    let room = 3;
    faulty.faultAt = (call) => (call === 'writeSync' && room-- <= 0 ? 'ENOSPC' : null);
    expect(keeper.save(miaAt(2))).toEqual({
      isSaved: false,
      message: 'cannot write "mia.yaml": the disk is full',
      because: 'disk',
    });
    expect(keeper.save(miaAt(3)).isSaved).toBe(false);
    expect(answers('mia.yaml')).toEqual(miaAt(1));
    expect(names()).toEqual(['mia.yaml', 'mia.yaml.bak', 'mia.yaml.lock']);
    faulty.faultAt = () => null;
    expect(keeper.save(miaAt(4))).toEqual(SAVED);
    expect(answers('mia.yaml')).toEqual(miaAt(4));
    keeper.close();
  });

  it('by taking no bytes at all is said to be full', async () => {
    const { io, names } = emptyFolder();
    const faulty = faultyFileSystem();
    const keeper = await openAnswersStore(io, 'mia.yaml', faulty.fs);
    faulty.bytesPerWrite = 0;
    expect(keeper.save(miaAt(1)).message).toContain('the disk is full');
    keeper.close();
    expect(names()).toEqual([]);
  });

  it('without hard links has its last good copy all the same', async () => {
    const { io, answers } = emptyFolder();
    const faulty = faultyFileSystem();
    faulty.faultAt = (call) => (call === 'linkSync' ? 'EPERM' : null);
    const keeper = await openAnswersStore(io, 'mia.yaml', faulty.fs);
    keeper.save(miaAt(1));
    expect(keeper.save(miaAt(2))).toEqual(SAVED);
    expect(answers('mia.yaml.bak')).toEqual(miaAt(1));
    keeper.close();
  });

  it('without folders that can be synced is as good as any', async () => {
    const { io } = emptyFolder();
    const faulty = faultyFileSystem();
    const keeper = await openAnswersStore(io, 'mia.yaml', faulty.fs);
    let synced = 0;
    faulty.faultAt = (call) => (call === 'fsyncSync' && ++synced === 2 ? 'EINVAL' : null);
    expect(keeper.save(miaAt(1))).toEqual(SAVED);
    keeper.close();
  });

  it('that reports a fault after it has replaced the file is not taken for somebody else', async () => {
    const { io, answers } = emptyFolder();
    const faulty = faultyFileSystem();
    const keeper = await openAnswersStore(io, 'mia.yaml', faulty.fs);
    keeper.save(miaAt(1));
    let synced = 0;
    faulty.faultAt = (call) => (call === 'fsyncSync' && ++synced === 2 ? 'EIO' : null);
    expect(keeper.save(miaAt(2)).isSaved).toBe(false);
    faulty.faultAt = () => null;
    expect(keeper.save(miaAt(3))).toEqual(SAVED);
    expect(keeper.path).toBe('mia.yaml');
    expect(answers('mia.yaml')).toEqual(miaAt(3));
    keeper.close();
  });
});
