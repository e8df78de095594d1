import { valueIn } from '../answers/answers.ts';
import { answerOfRow, isBox } from '../checklist/criteria/face.ts';
import { isNumbered, type Level } from '../checklist/criteria/scale.ts';
import type { AnswerValue } from '../checklist/criterion.ts';
import { canBeNotApplicable } from '../checklist/lookup.ts';
import { evidenceEvents, LIMITS, refuseEvent } from '../conversation/record.ts';
import type { AnswerEvent, ConversationEvent } from '../conversation/script.ts';
import { helpOn } from '../conversation/telling.ts';
import type { ConversationView, QuestionView } from '../conversation/view.ts';
import { labelOf, tickedIn } from '../conversation/wording.ts';
import { conversationWords } from '../words/conversation.ts';
import { formWords as words } from '../words/form.ts';
import { button, choice, field, make } from './elements.ts';

/** A question on the page. */
export interface QuestionScreen {
  readonly element: HTMLElement;
  /** Shows that the answer is saved, without a new element: the focus stays. */
  readonly refresh: (question: QuestionView) => void;
}

type Send = (...events: readonly ConversationEvent[]) => void;

/** Most characters of an answer in words, as in a note. */
const MOST_WORDS = LIMITS.note;

/** Fields of the answer to a question: rows, boxes or a field, "don't know" and "does not apply". */
export interface AnswerFields {
  /** Everything, from the question to the reason why it does not apply. */
  readonly elements: readonly HTMLElement[];
  /** True if what is in a field is no answer yet; says so, and leads there. */
  readonly isWrong: () => boolean;
  /** Empties all fields. */
  readonly clear: () => void;
}

/** Takes what is chosen or typed in the fields of an answer. */
interface AnswerTaker {
  /** Takes an answer at once; false if it is refused. */
  readonly give: (event: AnswerEvent) => boolean;
  /** Takes back what was chosen, as its field is empty now. */
  readonly withdraw: () => void;
  readonly refusalOf: (event: AnswerEvent) => string | null;
}

/** Makes the fields of an answer. */
export function answerFields(question: QuestionView, taker: AnswerTaker): AnswerFields {
  const { criterion, face, answer } = question;
  const { id } = criterion;
  /** Problem of what is in a field; nothing leads on before it is solved. */
  let problem: string | null = null;
  const error = make('p', { class: 'error', role: 'alert' });
  const say = (text: string | null) => {
    problem = text;
    error.textContent = text ?? '';
  };
  const giveReason = (text: string): string | null => {
    if (taker.give({ type: 'not-applicable', criterion: id, reason: text })) return null;
    taker.withdraw();
    return words.reasonAbout;
  };
  const reason = field({
    label: words.reason,
    value: answer && 'notApplicable' in answer ? answer.notApplicable : '',
    about: words.reasonAbout,
    most: LIMITS.reason,
    lines: 3,
    onInput: (text) => say(giveReason(text)),
  });
  const isNot = answer !== undefined && 'notApplicable' in answer;
  const reasonPart = make('div', { hidden: !isNot }, reason.element);
  const answerWith = (value: AnswerValue | null) => {
    reasonPart.hidden = true;
    say(null);
    taker.give({ type: 'answered', criterion: id, value });
  };
  const name = `answer-${id}`;
  const exits = make('div', { class: 'exits' });
  const fieldset = make(
    'fieldset',
    {},
    make('legend', {}, make('h1', { tabindex: -1, dir: 'auto' }, criterion.question)),
    face.entry === 'boxes' ? make('p', { class: 'quiet' }, words.tickAll) : null,
  );
  const uncheckExits = () => {
    for (const input of exits.querySelectorAll('input')) input.checked = false;
    reasonPart.hidden = true;
  };
  const emptyFields = () => {
    for (const own of fieldset.querySelectorAll('input')) {
      if (own.type === 'checkbox') own.checked = false;
      if (own.type === 'text') own.value = '';
    }
    for (const own of fieldset.querySelectorAll('textarea')) own.value = '';
  };
  const exit = (title: string, text: string, isChosen: boolean, choose: () => void) => {
    const onChange = () => {
      emptyFields();
      choose();
    };
    exits.append(choice({ type: 'radio', name, title, text, isChosen, onChange }));
  };
  if (face.entry === 'rows') {
    fieldset.append(...rowChoices(question, name, answerWith));
  } else if (face.entry === 'boxes') {
    const value = valueIn(answer);
    const isNone = Array.isArray(value) && value.length === 0;
    exit(words.noneOfThese, '', isNone, () => answerWith([]));
    const none = exits.querySelector('input');
    const tick = (ids: readonly string[]) => {
      uncheckExits();
      if (ids.length === 0) none?.click();
      else answerWith(ids);
    };
    fieldset.append(...boxChoices(question, name, tick));
  } else {
    const type = (value: AnswerValue | null, wrong: string | null) => {
      uncheckExits();
      problem = wrong;
      if (value !== null) answerWith(value);
    };
    fieldset.append(typedField(question, taker, { type, say }));
  }
  const isUnknown = answer !== undefined && 'value' in answer && answer.value === null;
  exit(words.unknown, words.unknownAbout, isUnknown, () => answerWith(null));
  if (canBeNotApplicable(criterion)) {
    exit(words.notApplicable, words.notApplicableAbout, isNot, () => {
      reasonPart.hidden = false;
      reason.input.focus();
      problem = giveReason(reason.input.value);
    });
  }
  fieldset.append(exits);
  return {
    elements: [fieldset, reasonPart, error],
    isWrong: () => {
      if (problem === null) return false;
      say(problem);
      if (!reasonPart.hidden) reason.input.focus();
      return true;
    },
    clear: () => {
      say(null);
      uncheckExits();
      emptyFields();
      for (const own of fieldset.querySelectorAll('input')) own.checked = false;
      reason.input.value = '';
    },
  };
}

function rowChoices(
  { face, answer }: QuestionView,
  name: string,
  choose: (value: AnswerValue) => void,
): readonly HTMLElement[] {
  return face.rows.map((row) => {
    const value = answerOfRow(row);
    const isChosen = answer !== undefined && valueIn(answer) === value;
    const onChange = () => choose(value);
    return choice({ type: 'radio', name, isChosen, onChange, ...textsOf(row) });
  });
}

/** Makes the boxes; `tick` gets the ids of all that are ticked. */
function boxChoices(
  { face, answer }: QuestionView,
  name: string,
  tick: (ids: readonly string[]) => void,
): readonly HTMLElement[] {
  const boxes = face.rows.map((row) => ({
    ids: [answerOfRow(row)].flat().map(String),
    label: choice({
      type: 'checkbox',
      name: `${name}-box`,
      title: row.label,
      text: row.description,
      isChosen: isBox(row, tickedIn(answer)),
      onChange: () => {
        const ticked = boxes.filter(({ label }) => label.querySelector('input')?.checked);
        tick(ticked.flatMap((own) => own.ids));
      },
    }),
  }));
  return boxes.map(({ label }) => label);
}

/**
 * Makes the field of a number or of words, kept while they are typed. `type` gets the answer, or `null`
 * and why there is none; `say` shows the problem once the field is left.
 */
function typedField(
  { criterion: { id }, face, answer }: QuestionView,
  { refusalOf, withdraw }: AnswerTaker,
  {
    type,
    say,
  }: {
    readonly type: (value: AnswerValue | null, problem: string | null) => void;
    readonly say: (problem: string | null) => void;
  },
): HTMLElement {
  const value = valueIn(answer);
  const isLine = face.entry === 'line';
  const read = (text: string) => face.meanings?.(text) ?? [face.parse(text)].filter(isGiven);
  const problemOf = (text: string) => {
    if (text.trim() === '') return null;
    const meanings = read(text);
    const [first] = meanings;
    if (first === undefined) return words.noNumber;
    if (meanings.length > 1) return words.ambiguous({ meanings: meanings.map(face.format) });
    return refusalOf({ type: 'answered', criterion: id, value: first });
  };
  return field({
    label: face.fieldLabel === '' ? conversationWords.fields.answer : face.fieldLabel,
    value: value === null ? '' : face.format(value),
    about: isLine ? words.writeAs({ kind: face.inFile[0]?.answer ?? '' }) : '',
    most: MOST_WORDS,
    lines: isLine ? 1 : 5,
    ...(isLine ? { keyboard: 'decimal' as const } : {}),
    onInput: (text) => {
      const [first = null] = read(text);
      const problem = problemOf(text);
      const isEmpty = text.trim() === '';
      type(isEmpty || problem !== null ? null : first, problem);
      if (isEmpty) withdraw();
    },
    onLeave: (text) => say(problemOf(text)),
  }).element;
}

/** Shows a question. Every answer is sent at once, and followed by the way back to this question. */
export function questionScreen(
  view: ConversationView,
  question: QuestionView,
  send: Send,
): QuestionScreen {
  const { criterion, remarks } = question;
  const { id } = criterion;
  let isAnswered = question.answer !== undefined;
  const refusalOf = (event: AnswerEvent) => refuseEvent(view.script, view.state, event);
  const fields = answerFields(question, {
    refusalOf,
    give: (event) => {
      const isTaken = refusalOf(event) === null;
      if (isTaken) send(event, { type: 'went-back' });
      return isTaken;
    },
    withdraw: () => send({ type: 'withdrawn', criterion: id }),
  });
  const back = button(words.withdraw, () => {
    fields.clear();
    send({ type: 'withdrawn', criterion: id });
  });
  back.classList.add('plain');

  const remarksPart = make(
    'details',
    { open: remarks.note !== undefined || remarks.evidence !== undefined },
    make('summary', {}, words.addNote),
    field({
      ...{ label: words.note, about: '', most: LIMITS.note, lines: 3 },
      value: remarks.note ?? '',
      onInput: (note) => send({ type: 'noted', criterion: id, note: note.trim() }),
    }).element,
    field({
      ...{ label: words.evidence, about: '', most: LIMITS.note, lines: 2 },
      value: (remarks.evidence ?? []).join('\n'),
      onInput: (text) =>
        send(
          ...evidenceEvents(
            id,
            text.split('\n').map((own) => own.trim()),
          ),
        ),
    }).element,
  );

  const onward = make('button', { type: 'submit', class: 'primary' });
  const label = () => {
    onward.textContent = isAnswered ? words.next : words.later;
    onward.className = isAnswered ? 'primary' : 'btn';
    back.hidden = !isAnswered;
  };
  label();
  const made = make(
    'form',
    {
      novalidate: true,
      submit: (event) => {
        event.preventDefault();
        if (!fields.isWrong()) send({ type: isAnswered ? 'went-on' : 'skipped', criterion: id });
      },
    },
    make('p', { class: 'kick', dir: 'auto' }, headOf(question)),
    ...fields.elements,
    back,
    remarksPart,
    moreAbout(question),
    make(
      'div',
      { class: 'nav' },
      button(words.back, () => {
        const isFirst = !view.state.trail.some((own) => own !== id);
        send(isFirst ? { type: 'stopped' } : { type: 'went-back' });
      }),
      button(words.review, () => send({ type: 'opened-review' })),
      onward,
    ),
  );
  return {
    element: made,
    refresh: (now) => {
      isAnswered = now.answer !== undefined;
      label();
    },
  };
}

function isGiven<T>(value: T | null): value is T {
  return value !== null;
}

/** Number and title of a question. */
export function headOf({ number, title }: Pick<QuestionView, 'number' | 'title'>): string {
  return number === null ? title : `${number}\u2002${title}`;
}

/** Number with label, and description of a row. */
export function textsOf(row: Level): { readonly title: string; readonly text: string } {
  if (!isNumbered(row)) return { title: row.label, text: row.description };
  return { title: `${row.level}\u2002${labelOf(row)}`.trim(), text: row.description };
}

/** Reason for the question, evidence to look for, and benchmarks; folded. */
function moreAbout(question: QuestionView): HTMLElement | null {
  const { matters, evidence, benchmarks } = conversationWords.help;
  const titles: readonly string[] = [matters, evidence, benchmarks];
  const found = helpOn(question).filter(
    ({ title, texts }) => titles.includes(title) && texts.length > 0,
  );
  if (found.length === 0) return null;
  const parts = found.flatMap(({ title, texts }) => [
    make('h2', {}, title),
    ...texts.map((text) => make('p', { dir: 'auto' }, text)),
  ]);
  return make('details', {}, make('summary', {}, words.more), ...parts);
}
