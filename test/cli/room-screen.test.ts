import fastStringWidth from 'fast-string-width';
import { describe, expect, it } from 'vitest';
import { drawRoom } from '../../src/cli/room/draw-room.ts';
import {
  arriveInRoom,
  goToInRoom,
  type RoomMode,
  type RoomUi,
  roomField,
  voteMode,
} from '../../src/cli/room/room-ui.ts';
import type { RoomSituation } from '../../src/cli/room/room-view.ts';
import type { Frame } from '../../src/cli/screen/canvas.ts';
import { voted } from '../interview/rooms.ts';
import { canvas } from './having-interview.ts';
import { people, situated } from './having-room.ts';

const FIRST = 'exec-sponsorship';
const WINDOWS = [
  { columns: 80, rows: 24 },
  { columns: 80, rows: 12 },
  { columns: 40, rows: 24 },
] as const;

const split = voted(FIRST, [0, 3, null]);
const dozen = voted(FIRST, [3, 1, 2, 4, null, 'no reps', 2, 2, 1, 0, 3, 3], false, people(12));

function screen(situation: RoomSituation, mode: RoomMode | null, columns: number, rows: number) {
  const ui: RoomUi = arriveInRoom(situation, null, null);
  return drawRoom(mode ? { ...ui, mode } : ui, situation, canvas(columns, rows));
}

function text({ lines }: Frame): string {
  return `\n${lines.join('\n')}\n`;
}

describe.each(WINDOWS)('at $columns by $rows', ({ columns, rows }) => {
  it('three people vote', () => {
    const shown = screen(situated(3), voteMode('first', '3 1'), columns, rows);
    expect(text(shown)).toMatchSnapshot();
  });

  it('a dozen people vote', () => {
    const shown = screen(situated(12), voteMode('first', '3 1 2 4 - n'), columns, rows);
    expect(text(shown)).toMatchSnapshot();
  });

  it('the votes of three are spread', () => {
    expect(text(screen(situated(3, [split]), null, columns, rows))).toMatchSnapshot();
  });

  it('the votes of a dozen are spread', () => {
    expect(text(screen(situated(12, [dozen]), null, columns, rows))).toMatchSnapshot();
  });

  it('the review shows the votes and how far they are spread', () => {
    const events = [
      split,
      { type: 'agreed', criterion: FIRST, level: 2 },
      voted('revenue-owner', [2, 2, 2]),
      { type: 'opened-review' },
    ] as const;
    expect(text(screen(situated(3, events), null, columns, rows))).toMatchSnapshot();
  });
});

describe('the screen of a room', () => {
  it('shows the second vote beside the first, and what was agreed', () => {
    const situation = situated(3, [
      split,
      voted(FIRST, [2, 3, 2], true),
      { type: 'agreed', criterion: FIRST, level: 2, note: 'Kathy sends the mandate by May' },
      { type: 'evidenced', criterion: FIRST, evidence: ['minutes.pdf'] },
    ]);
    expect(text(screen(situation, null, 80, 24))).toMatchSnapshot();
  });

  it('shows what was said last time only after the votes', () => {
    const answers = new Map([['kathy', new Map([[FIRST, { value: 1 }]])]]);
    const earlier = { date: '2012-08-06', answers };
    expect(text(screen(situated(3, [], { earlier }), null, 80, 24))).not.toContain('last time');
    const after = text(screen(situated(3, [split], { earlier }), null, 80, 24));
    expect(after).toContain('Kathy  ● · · · ·  0 Absent, last time 1');
  });

  it('shows nobody’s vote before everybody has voted', () => {
    const before = {
      said: { kathy: { answers: { [FIRST]: { value: 4 } }, remarks: {} } },
      agreed: { answers: {}, remarks: {} },
    };
    const shown = text(screen(situated(3, [], { before }), null, 80, 24));
    expect(shown).toContain('❯Kathy _ (has voted) · Sam _ · Carla _');
  });

  it('names the files that are not saved', () => {
    const saving = { isSaved: false, message: 'cannot write "w/sam.yaml": no space left' };
    const shown = text(screen(situated(3, [split], { saving }), null, 80, 24));
    expect(shown).toContain('✗ NOT SAVED');
    expect(shown).toContain('Not saved: cannot write "w/sam.yaml": no space left');
  });

  it('puts the cursor behind what is typed', () => {
    const shown = screen(situated(3), voteMode('first', '3 1'), 80, 24);
    const { caret, lines } = shown;
    expect(lines[caret?.row ?? 0]?.slice(0, caret?.column)).toBe(' Votes: 3 1');
  });

  it.each([
    [80, 24],
    [80, 12],
    [40, 24],
    [40, 12],
    [200, 60],
    [20, 8],
    [8, 3],
    [1, 1],
  ])('never outgrows a window of %d by %d', (columns, rows) => {
    for (const count of [3, 12] as const) {
      const open = situated(count);
      const done = situated(count, [count === 3 ? split : dozen]);
      const modes: readonly (readonly [RoomSituation, RoomMode])[] = [
        [
          open,
          voteMode('first', '3 1 2 4 4 4 4 4 4 4 4 4 4 4 4 4 4 4 4 4 4 4 4 4 4 4 4 4 4 4 4 4 4 4'),
        ],
        [done, voteMode('second', '3')],
        [done, { is: 'spread' }],
        [done, { is: 'help', scroll: 3 }],
        [done, roomField('agreed', FIRST, '3 because')],
        [done, goToInRoom(done)],
      ];
      for (const [situation, mode] of modes) {
        const { lines, caret } = screen(situation, mode, columns, rows);
        expect(lines.length).toBeLessThanOrEqual(rows);
        expect(lines.filter((line) => fastStringWidth(line) >= Math.max(columns, 2))).toEqual([]);
        expect(caret?.row ?? 0).toBeLessThan(Math.max(lines.length, 1));
      }
    }
  });
});
