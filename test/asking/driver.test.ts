import { render } from '@inquirer/testing';
import { describe, expect, it } from 'vitest';
import { createScreenDriver } from '../../src/asking/screen/driver.ts';
import { type LoopResult, runLoop } from '../../src/conversation/loop.ts';
import type { Conversation } from '../../src/conversation/script.ts';
import type { SaveState } from '../../src/io/io.ts';
import { keyPrompt, type PromptControls } from '../../src/terminal/key-loop.ts';
import { canvas, flagshipLevels, having } from './having-interview.ts';

const checklist = flagshipLevels();

/** Interview with keys from `type` and a clock that only `wait` moves. */
interface Interviewed {
  readonly type: (keys: string) => Promise<void>;
  readonly wait: (milliseconds: number) => void;
  readonly screen: () => string;
  /** Returns the number of times that the screen was drawn. */
  readonly drawn: () => number;
  readonly saved: Conversation[];
  readonly conducted: Promise<LoopResult>;
}

async function interviewed(
  saving: SaveState = { isSaved: true, message: null },
  moveTo: (path: string) => string | null = () => null,
): Promise<Interviewed> {
  const { script, state, setting } = having(checklist, { script: { checklist, mode: 'express' } });
  const saved: Conversation[] = [];
  let clock = 0;
  let drawn = 0;
  let controls: PromptControls | null = null;
  const personIn = () => 'nobody joins';
  const options = { script, setting, earlier: null, now: () => clock, moveTo, personIn };
  const driver = createScreenDriver(options, () => controls?.redraw());
  const conducted = runLoop(script, state, driver, {
    save: (said) => {
      saved.push(said);
      return saving;
    },
  });
  const { input, getScreen } = await render(keyPrompt, {
    draw: () => {
      drawn += 1;
      return driver.frame(canvas(80, 24)).lines.join('\n');
    },
    onKey: (key) => driver.take(key),
    onPaste: (pasted) => driver.take({ pasted }),
    onEnd: () => driver.close(),
    onSuspend: () => {},
    onOpen: (opened) => {
      controls = opened;
    },
  });
  return {
    type: async (keys) => {
      input.write(keys);
      await new Promise((resolve) => setImmediate(resolve));
    },
    wait: (milliseconds) => {
      clock += milliseconds;
    },
    screen: () => getScreen(),
    drawn: () => drawn,
    saved,
    conducted,
  };
}

function values({ saved }: Interviewed): readonly unknown[] {
  return Object.values(saved.at(-1)?.said.sam?.answers ?? {}).map((answer) =>
    'value' in answer ? answer.value : 'not applicable',
  );
}

describe('the prompt', () => {
  it('answers with one key, saves, and only then shows the next criterion', async () => {
    const own = await interviewed();
    expect(own.screen()).toContain('0 of 10');
    await own.type('3');
    expect(own.saved.length).toBe(1);
    expect(own.screen()).toContain('1 of 10');
    expect(own.screen()).toContain('1.1: 3 Working; b goes back to it');
  });

  it('keeps keys that are typed ahead', async () => {
    const own = await interviewed();
    await own.type('3210\u001b[Bu');
    expect(values(own)).toEqual([3, 2, 1, 0, null]);
    expect(own.screen()).toContain('5 of 10');
  });

  it('draws keys that come together once, so that a long text is there at once', async () => {
    const own = await interviewed();
    await own.type('c');
    const before = own.drawn();
    await own.type(`${'seen '.repeat(401)}END`);
    expect(own.screen()).toContain('END');
    expect(own.drawn()).toBe(before + 1);
  });

  it('takes one of two taps on the same key', async () => {
    const own = await interviewed();
    await own.type('33');
    expect(values(own)).toEqual([3]);
    own.wait(300);
    await own.type('3');
    expect(values(own)).toEqual([3, 3]);
  });

  it('goes back to the former answer and changes it', async () => {
    const own = await interviewed();
    await own.type('3b');
    expect(own.screen()).toMatch(/❯● 3 {2}Working/);
    own.wait(300);
    await own.type('1');
    expect(values(own)).toEqual([1]);
  });

  it('knows the arrows, also where they send other sequences', async () => {
    const own = await interviewed();
    await own.type('\u001b[B\u001bOB\u001b[B\u001b[A\r');
    expect(values(own)).toEqual([1]);
  });

  it('takes a paste of several lines into a note, and answers nothing by it', async () => {
    const own = await interviewed();
    await own.type('c');
    await own.type('\u001b[200~line one\rline two 3\r\n3\rq\u001b[201~');
    expect(own.screen()).toContain('line two 3');
    await own.type('\r');
    expect(values(own)).toEqual([]);
    expect(own.saved.at(-1)?.said.sam?.remarks).toEqual({
      'exec-sponsorship': { note: 'line one\nline two 3\n3\nq' },
    });
  });

  it('passes over a paste at a criterion', async () => {
    const own = await interviewed();
    await own.type('\u001b[200~3\r2\u001b[201~');
    expect(own.saved).toEqual([]);
    expect(own.screen()).toContain('pasted text is not taken here');
  });

  it('types a note letter by letter, in any script', async () => {
    const own = await interviewed();
    await own.type('cregister 登録 n 3?\r');
    expect(own.saved.at(-1)?.said.sam?.remarks).toEqual({
      'exec-sponsorship': { note: 'register 登録 n 3?' },
    });
  });

  it('scrolls the help no further than its end', async () => {
    const own = await interviewed();
    await own.type(`?${'\u001b[6~'.repeat(20)}`);
    expect(own.screen()).toContain('the end');
    await own.type('\u001b[A');
    expect(own.screen()).toContain('↓ 1 more line');
  });

  it('keeps what is half written when it is cut off', async () => {
    const own = await interviewed();
    await own.type('chalf a note\u0004');
    const { state } = await own.conducted;
    expect(state.status).toBe('stopped');
    expect(state.said.sam?.remarks).toEqual({ 'exec-sponsorship': { note: 'half a note' } });
  });

  it('keeps what is typed ahead of Ctrl-D in the same breath', async () => {
    const own = await interviewed();
    await own.type('3chalf a note\u0004');
    const { state } = await own.conducted;
    expect(state.said.sam?.answers).toEqual({ 'exec-sponsorship': { value: 3 } });
    expect(state.said.sam?.remarks).toEqual({ 'shared-target': { note: 'half a note' } });
  });

  it('never says "saved" of what is not, and tells before it leaves', async () => {
    const own = await interviewed({ isSaved: false, message: 'the disk is full', because: 'disk' });
    await own.type('3');
    expect(own.screen()).toContain('✗ NOT SAVED');
    await own.type('q');
    expect(own.screen()).toContain('the same key again leaves without saving');
    await own.type('q');
    expect((await own.conducted).saving?.isSaved).toBe(false);
  });

  it('keeps a path that answers cannot be saved in, to be put right', async () => {
    const moves: string[] = [];
    const own = await interviewed(
      { isSaved: false, message: 'the disk is full', because: 'disk' },
      (path) => {
        moves.push(path);
        return path === 'a.txt' ? 'answers are .yaml files' : null;
      },
    );
    await own.type('3r');
    await own.type('wa.txt\r');
    expect(own.screen()).toContain('answers are .yaml files');
    await own.type('\u007f'.repeat(4));
    await own.type('.yaml\r');
    expect(moves).toEqual(['a.txt', 'a.yaml']);
    expect(own.screen()).toContain('Review');
  });

  it('ends in the review, and finishes from there', async () => {
    const own = await interviewed();
    await own.type('0123401234');
    expect(own.screen()).toContain('10 of 10 answered. Nothing is open; f finishes.');
    await own.type('f');
    expect((await own.conducted).state.status).toBe('finished');
  });
});
