import type { Person } from '../../conversation/script.ts';
import {
  guessers,
  ownGuess,
  refuseStart,
  type SetupRequest,
  type SetupState,
  setupFields,
} from '../../conversation/setup.ts';
import { minutesFor } from '../../conversation/view.ts';
import {
  blankLines,
  bottomLines,
  type Canvas,
  clip,
  type Frame,
  type KeyHint,
  paragraph,
  READING_ROWS,
  within,
} from '../../terminal/frame.ts';
import type { TextField } from '../../terminal/text-field.ts';
import { oneSafeLine } from '../../text/safe.ts';
import { cut, hangingIndent, padEnd, spread, widthOf, wrapLines } from '../../text/wrap.ts';
import { conversationWords } from '../../words/conversation.ts';
import { isReadableInRoom, onProjector } from '../screen/page.ts';

const words = conversationWords.setup;
const { keys } = words;

/** Screen state of a set-up, beside its answers. */
export interface SetupUi {
  readonly step: 'fields' | 'people' | 'start';
  /** Number of the field or person that the cursor is on; for people, their count is the new line. */
  readonly at: number;
  readonly field: TextField;
  readonly notice: string | null;
}

/** Draws the set-up: fields, people, or the start screen. */
export function setupFrame(
  request: SetupRequest,
  state: SetupState,
  ui: SetupUi,
  window: Canvas,
): Frame {
  const canvas = within(state.isWorkshop ? onProjector(window, true) : window, READING_ROWS);
  switch (ui.step) {
    case 'fields':
      return fieldsFrame(request, state, ui, canvas);
    case 'people':
      return peopleFrame(request, state, ui, canvas);
    case 'start':
      return startFrame(request, state, ui, canvas);
  }
}

/** Joins lines and keys; the caret is on a line of the top. */
function framed(
  top: readonly string[],
  hints: readonly KeyHint[],
  ui: SetupUi,
  canvas: Canvas,
  caret: Frame['caret'] = null,
): Frame {
  const whole = bottomLines(null, ui.notice, hints, canvas);
  const hasRoom = top.length + whole.length <= canvas.rows;
  const bottom = hasRoom ? whole : withoutGap(whole);
  const room = Math.max(canvas.rows - bottom.length, 1);
  const first = caret ? Math.max(Math.min(caret.row - room + 2, top.length - room), 0) : 0;
  const shown = top.slice(first, first + room);
  const rest = blankLines(room - shown.length);
  return {
    lines: clip([...shown, ...rest, ...bottom].slice(0, canvas.rows), canvas),
    caret: caret && { ...caret, row: caret.row - first },
  };
}

function withoutGap(bottom: readonly string[]): readonly string[] {
  return bottom[0] === '' ? bottom.slice(1) : bottom;
}

function titleLine({ title }: SetupRequest, own: string, { columns, paint }: Canvas): string {
  const room = Math.max(columns - widthOf(own) - 3, 0);
  return paint.bold(spread(` ${own}`, cut(oneSafeLine(title), room), columns));
}

function fieldsFrame(request: SetupRequest, state: SetupState, ui: SetupUi, canvas: Canvas): Frame {
  const { columns, paint } = canvas;
  const fields = setupFields(request, state);
  const width = Math.max(...fields.map((field) => widthOf(words.fields[field]))) + 3;
  const head = [
    titleLine(request, words.fieldsTitle, canvas),
    '',
    ...(canvas.rows > 14 ? [` ${words.fieldsIntro}`, ''] : []),
  ];
  const rows = fields.map((field, at) => {
    const isHere = at === ui.at;
    const mark = isHere ? '❯' : ' ';
    const label = `${mark}  ${padEnd(words.fields[field], width)}`;
    const typed = isHere ? ui.field.text : state.values[field];
    const value =
      field === 'group' ? groupsInLine(request, state.values.group) : oneSafeLine(typed);
    const line = cut(`${label}${value}`, columns);
    return isHere ? paint.bold(line) : line;
  });
  const here = fields[ui.at];
  const about = here
    ? wrapLines(words.explained[here], columns - 4).map((line) => `   ${line}`)
    : [];
  const before = oneSafeLine(ui.field.text.slice(0, ui.field.caret));
  const column = Math.min(3 + width + widthOf(before), columns - 1);
  const caret =
    here === undefined || here === 'group' ? null : { row: head.length + ui.at, column };
  const isGroup = here === 'group';
  const hints: readonly KeyHint[] = [
    { key: 'Enter', does: keys.next, rank: 0 },
    ...(fields.length > 1 ? [{ key: '↑↓', does: keys.field, rank: 1 }] : []),
    ...(isGroup ? [{ key: `1-${request.groups.size}`, does: keys.choose, rank: 2 }] : []),
    { key: 'Ctrl-C', does: keys.quit, rank: 3 },
  ];
  return framed([...head, ...rows, '', ...about], hints, ui, canvas, caret);
}

function groupsInLine({ groups }: SetupRequest, chosen: string): string {
  return [...groups]
    .map(([id, title], at) => `${id === chosen ? '●' : ' '} ${at + 1} ${oneSafeLine(title)}`)
    .join('  ')
    .trim();
}

/** Somebody in a line: name, then title and group. */
export function personText({ groups }: SetupRequest, { name, role = '', group }: Person): string {
  const title = groups.size > 1 ? (groups.get(group) ?? '') : '';
  return [name, role, title].filter((part) => part !== '').join(', ');
}

function peopleFrame(request: SetupRequest, state: SetupState, ui: SetupUi, canvas: Canvas): Frame {
  const { columns, paint } = canvas;
  const { people } = state;
  const head = [
    titleLine(request, conversationWords.people.title, canvas),
    '',
    ...(canvas.rows > 14 ? [...paragraph(conversationWords.people.intro, canvas), ''] : []),
  ];
  const name = Math.min(Math.max(...people.map((own) => widthOf(own.name)), 0), 24);
  const rows = people.map((person, at) => {
    const isHere = at === ui.at;
    const about = personText(request, { ...person, name: '' });
    const own = padEnd(cut(oneSafeLine(person.name), name), name);
    const line = cut(
      `${isHere ? '❯' : ' '} ${String(at + 1).padStart(2)}  ${own}  ${oneSafeLine(about)}`,
      columns,
    );
    return isHere ? paint.bold(line) : line;
  });
  const label = ` ${conversationWords.people.nameLabel} `;
  const isNew = ui.at >= people.length;
  const shown = cut(`${isNew ? '❯' : ' '}${label}${oneSafeLine(ui.field.text)}`, columns);
  const before = oneSafeLine(ui.field.text.slice(0, ui.field.caret));
  const column = Math.min(1 + widthOf(label) + widthOf(before), columns - 1);
  const top = [
    ...head,
    ...(people.length === 0 ? [` ${conversationWords.people.empty}`] : rows),
    '',
    isNew ? paint.bold(shown) : shown,
  ];
  const caret = isNew ? { row: top.length - 1, column } : null;
  const isDone = ui.field.text === '' && refuseStart(request, state) === null;
  const own = conversationWords.people.keys;
  const hints: readonly KeyHint[] = isNew
    ? [
        { key: 'Enter', does: isDone ? own.done : own.add, rank: 0 },
        ...(people.length > 0 ? [{ key: '↑↓', does: own.move, rank: 1 }] : []),
        { key: 'Ctrl-C', does: keys.quit, rank: 2 },
      ]
    : [
        { key: 'Enter', does: own.rename, rank: 1 },
        { key: '+ -', does: own.order, rank: 2 },
        { key: 'Del', does: own.remove, rank: 3 },
        { key: '↑↓', does: own.move, rank: 0 },
      ];
  return framed(top, hints, ui, canvas, caret);
}

/** Amount of detail on the start screen. */
interface StartLayout {
  readonly hasGaps: boolean;
  /** Rule of answering; with `none` it is behind "?", so that the choice is in sight. */
  readonly rule: 'whole' | 'levels' | 'none';
  /** True to leave out what the modes are, and that there is no guess. */
  readonly isBrief?: boolean;
}

const START_LAYOUTS: readonly StartLayout[] = [
  { hasGaps: true, rule: 'whole' },
  { hasGaps: false, rule: 'whole' },
  { hasGaps: false, rule: 'levels' },
  { hasGaps: true, rule: 'none' },
  { hasGaps: false, rule: 'none' },
  { hasGaps: false, rule: 'none', isBrief: true },
];

function startFrame(request: SetupRequest, state: SetupState, ui: SetupUi, canvas: Canvas): Frame {
  const hints = startKeys(request, state);
  const bottom = bottomLines(null, ui.notice, hints, canvas);
  const fits = (top: readonly string[]) =>
    top.length + bottom.length <= canvas.rows &&
    (!state.isWorkshop || isReadableInRoom([...top, ...bottom]));
  const tops = START_LAYOUTS.map((layout) => startLines(request, state, canvas, layout));
  return framed(tops.find(fits) ?? tops.at(-1) ?? [], hints, ui, canvas);
}

function startLines(
  request: SetupRequest,
  state: SetupState,
  canvas: Canvas,
  { hasGaps, rule, isBrief = false }: StartLayout,
): readonly string[] {
  const { columns, paint } = canvas;
  const modes = modeLines(request, state, columns, isBrief);
  const hasGuess = Object.keys(state.guesses).length > 0 || state.isWorkshop;
  const gap = hasGaps ? [''] : [];
  const inset = (text: string) => hangingIndent('   ', text, columns);
  const section = (title: string, lines: readonly string[]) => [
    paint.bold(` ${title}`),
    ...lines,
    ...gap,
  ];
  const subject = oneSafeLine(state.values.subject);
  const use = request.isSealed ? words.sealed : words.open;
  const goesOn = state.isWorkshop ? [words.together] : [words.alone, use];
  const ruleLines = [...conversationWords.help.rules, ...(rule === 'whole' ? goesOn : [])].flatMap(
    inset,
  );
  return [
    paint.bold(
      spread(` ${oneSafeLine(request.title)}`, cut(subject, Math.floor(columns / 2)), columns),
    ),
    ...gap,
    ...labelled(
      state.isWorkshop ? words.people : words.youAre,
      whoInWords(request, state),
      columns,
    ),
    ...labelled(
      words.savedIn,
      words.afterEveryKey({ path: oneSafeLine(request.pathOf(state)) }),
      columns,
    ),
    ...gap,
    ...(rule === 'none' ? [] : section(conversationWords.help.rule, ruleLines)),
    ...(isBrief ? modes : section(words.takes, modes)),
    ...guessLines(state, canvas),
    ...(isBrief && !hasGuess ? [] : hangingIndent('   ', guessInWords(state), columns)),
  ];
}

function labelled(label: string, text: string, columns: number): readonly string[] {
  return hangingIndent(` ${padEnd(label, 15)}`, text, columns);
}

function whoInWords({ groups }: SetupRequest, { isWorkshop, values, people }: SetupState): string {
  if (isWorkshop) return people.map(({ name }) => oneSafeLine(name)).join(', ');
  return words.who({
    name: oneSafeLine(values.name),
    role: oneSafeLine(values.role),
    group: groups.size > 1 ? oneSafeLine(groups.get(values.group) ?? '') : '',
  });
}

function modeLines(
  { full, express, canBeWorkshop }: SetupRequest,
  { isWorkshop }: SetupState,
  columns: number,
  isBrief: boolean,
): readonly string[] {
  const canVote = canBeWorkshop && !isWorkshop;
  const names = [words.full, words.express, ...(canVote ? [words.workshop] : [])];
  const width = Math.max(...names.map(widthOf)) + 3;
  const line = (key: string, name: string, number: number, more: string) =>
    hangingIndent(
      `   ${key}  ${padEnd(name, width)}`,
      `${padEnd(words.questionsCount({ number }), 15)}${words.minutes({ minutes: minutesFor(number) })}${more}`,
      columns,
    );
  const isChoice = full !== null && express !== null;
  return [
    ...(full === null ? [] : line(isChoice ? 'f' : ' ', words.full, full, '')),
    ...(express === null
      ? []
      : line(
          isChoice ? 'x' : ' ',
          words.express,
          express,
          isBrief ? '' : `, ${words.expressOnly}`,
        )),
    ...(canVote
      ? hangingIndent(`   w  ${padEnd(words.workshop, width)}`, words.workshopAbout, columns)
      : []),
  ];
}

function guessLines(state: SetupState, canvas: Canvas): readonly string[] {
  const { columns, paint } = canvas;
  const labels = words.guessScale.map(
    (label, at) => `${at}\u00a0${label.replaceAll(' ', '\u00a0')}`,
  );
  const wide = labels.join('    ');
  const scale = widthOf(wide) + 3 <= columns ? wide : labels.join('  ');
  return [
    ...paragraph(state.isWorkshop ? words.guesses : words.guess, canvas).map((line) =>
      paint.bold(line),
    ),
    ...hangingIndent('   ', scale, columns).map((line) => line.replaceAll('\u00a0', ' ')),
  ];
}

function guessInWords(state: SetupState): string {
  const own = ownGuess(state);
  if (!state.isWorkshop) {
    const label = own === undefined ? undefined : words.guessScale[own];
    return label === undefined ? words.noGuess : words.yourGuess({ guess: `${own} ${label}` });
  }
  const has = ({ id }: { readonly id: string }) => Object.hasOwn(state.guesses, id);
  const done = guessers(state)
    .filter(has)
    .map(({ name }) => oneSafeLine(name));
  const next = guessers(state).find((person) => !has(person))?.name ?? null;
  return done.length === 0 && next === null ? words.noGuess : words.guessed({ done, next });
}

/** Keys of the start screen. */
function startKeys(
  { full, express, canBeWorkshop }: SetupRequest,
  { isWorkshop }: SetupState,
): readonly KeyHint[] {
  const isChoice = full !== null && express !== null;
  return [
    { key: '0-4', does: keys.guess, rank: 4 },
    ...(isChoice
      ? [
          { key: 'f', does: keys.full, rank: 0 },
          { key: 'x', does: keys.express, rank: 1 },
        ]
      : [{ key: 'Enter', does: keys.begin, rank: 0 }]),
    ...(canBeWorkshop && !isWorkshop ? [{ key: 'w', does: keys.workshop, rank: 6 }] : []),
    { key: 'e', does: isWorkshop ? keys.editPeople : keys.edit, rank: 3 },
    { key: '?', does: conversationWords.keys.help, rank: 5 },
    { key: 'q', does: keys.quit, rank: 2 },
  ];
}
