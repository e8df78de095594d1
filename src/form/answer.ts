import { valueIn } from '../answers/answers.ts';
import { answerOfRow, isBox } from '../checklist/criteria/face.ts';
import { isNumbered, type Level } from '../checklist/criteria/scale.ts';
import type { AnswerValue } from '../checklist/criterion.ts';
import { canBeNotApplicable } from '../checklist/lookup.ts';
import { LIMITS } from '../conversation/record.ts';
import type { AnswerEvent } from '../conversation/script.ts';
import type { QuestionView } from '../conversation/view.ts';
import { labelOf, tickedIn } from '../conversation/wording.ts';
import { conversationWords } from '../words/conversation.ts';
import { formWords as words } from '../words/form.ts';
import { choice, field, make } from './elements.ts';

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
  const reason = reasonField(question, taker, say);
  const fieldset = make(
    'fieldset',
    {},
    make('legend', {}, make('h1', { tabindex: -1, dir: 'auto' }, criterion.question)),
    face.entry === 'boxes' ? make('p', { class: 'quiet' }, words.tickAll) : null,
  );
  const exits = make('div', { class: 'exits' });
  const emptyFields = () => {
    for (const own of fieldset.querySelectorAll('input')) {
      if (own.type === 'checkbox') own.checked = false;
      if (own.type === 'text') own.value = '';
    }
    for (const own of fieldset.querySelectorAll('textarea')) own.value = '';
  };
  const name = `answer-${id}`;
  /** Adds a choice that empties the fields, and returns it. */
  const addExit = (title: string, text: string, isChosen: boolean, choose: () => void) => {
    const onChange = () => {
      emptyFields();
      choose();
    };
    const exit = choice({ type: 'radio', name, title, text, isChosen, onChange });
    exits.append(exit);
    return exit;
  };
  const uncheckExits = () => {
    for (const input of exits.querySelectorAll('input')) input.checked = false;
    reason.element.hidden = true;
  };
  const answerWith = (value: AnswerValue | null) => {
    reason.element.hidden = true;
    say(null);
    taker.give({ type: 'answered', criterion: id, value });
  };
  if (face.entry === 'rows') {
    fieldset.append(...rowChoices(question, name, answerWith));
  } else if (face.entry === 'boxes') {
    const value = valueIn(answer);
    const isNone = Array.isArray(value) && value.length === 0;
    const none = addExit(words.noneOfThese, '', isNone, () => answerWith([]));
    const tick = (ids: readonly string[]) => {
      uncheckExits();
      if (ids.length === 0) none.click();
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
  addExit(words.unknown, words.unknownAbout, isUnknown, () => answerWith(null));
  if (canBeNotApplicable(criterion)) {
    addExit(words.notApplicable, words.notApplicableAbout, !reason.element.hidden, () => {
      problem = reason.ask();
    });
  }
  fieldset.append(exits);
  return {
    elements: [fieldset, reason.element, error],
    isWrong: () => {
      if (problem === null) return false;
      say(problem);
      if (!reason.element.hidden) reason.input.focus();
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

/** Field for why a criterion does not apply; hidden unless that is the answer. */
interface ReasonField {
  readonly element: HTMLElement;
  readonly input: HTMLInputElement | HTMLTextAreaElement;
  /** Shows the field, and gives the reason that is in it; else returns what is missing. */
  readonly ask: () => string | null;
}

function reasonField(
  { criterion, answer }: QuestionView,
  { give, withdraw }: AnswerTaker,
  say: (problem: string | null) => void,
): ReasonField {
  const before = answer && 'notApplicable' in answer ? answer.notApplicable : null;
  const giveReason = (text: string): string | null => {
    if (give({ type: 'not-applicable', criterion: criterion.id, reason: text })) return null;
    withdraw();
    return words.reasonAbout;
  };
  const { element: inner, input } = field({
    ...{ label: words.reason, value: before ?? '', about: words.reasonAbout },
    ...{ most: LIMITS.reason, lines: 3, onInput: (text) => say(giveReason(text)) },
  });
  const element = make('div', { hidden: before === null }, inner);
  const ask = () => {
    element.hidden = false;
    input.focus();
    return giveReason(input.value);
  };
  return { element, input, ask };
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

function isGiven<T>(value: T | null): value is T {
  return value !== null;
}

/** Number with label, and description of a row. */
export function textsOf(row: Level): { readonly title: string; readonly text: string } {
  if (!isNumbered(row)) return { title: row.label, text: row.description };
  return { title: `${row.level}\u2002${labelOf(row)}`.trim(), text: row.description };
}

/** Number and title of a question. */
export function headOf({ number, title }: Pick<QuestionView, 'number' | 'title'>): string {
  return number === null ? title : `${number}\u2002${title}`;
}
