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

/** Makes the fields of an answer. `give` takes what is chosen at once; false if it is refused. */
export function answerFields(
  { criterion, face, answer }: QuestionView,
  {
    give,
    withdraw,
    refusalOf,
  }: {
    readonly give: (event: AnswerEvent) => boolean;
    /** Takes back what was chosen, as its field is empty now. */
    readonly withdraw: () => void;
    readonly refusalOf: (event: AnswerEvent) => string | null;
  },
): AnswerFields {
  const { id } = criterion;
  /** Problem of what is in a field; nothing leads on before it is solved. */
  let problem: string | null = null;
  const error = make('p', { class: 'error', role: 'alert' });
  const say = (text: string | null) => {
    problem = text;
    error.textContent = text ?? '';
  };
  const answerWith = (value: AnswerValue | null) => {
    say(null);
    give({ type: 'answered', criterion: id, value });
  };

  const reason = field({
    label: words.reason,
    value: answer && 'notApplicable' in answer ? answer.notApplicable : '',
    about: words.reasonAbout,
    most: LIMITS.reason,
    lines: 3,
    onInput: (text) => {
      const given = give({ type: 'not-applicable', criterion: id, reason: text });
      if (!given) withdraw();
      say(given ? null : words.reasonAbout);
    },
  });
  const reasonPart = make('div', { hidden: !(answer && 'notApplicable' in answer) });
  reasonPart.append(reason.element);

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
  const exit = (title: string, text: string, isChosen: boolean, onChange: () => void) =>
    choice({ type: 'radio', name, title, text, isChosen, onChange });

  if (face.entry === 'rows') {
    for (const row of face.rows) {
      const value = answerOfRow(row);
      const isChosen = answer !== undefined && valueIn(answer) === value;
      const onChange = () => {
        reasonPart.hidden = true;
        answerWith(value);
      };
      fieldset.append(
        choice({
          ...{ type: 'radio', name, isChosen, onChange },
          ...textsOf(row),
        }),
      );
    }
  } else if (face.entry === 'boxes') {
    const boxes = face.rows.map((row) => {
      const isChosen = isBox(row, tickedIn(answer));
      const onChange = () => {
        uncheckExits();
        const ticked = boxes.filter(({ label }) => label.querySelector('input')?.checked);
        if (ticked.length === 0) none.querySelector('input')?.click();
        else answerWith(ticked.flatMap((own) => own.ids));
      };
      const ids = [answerOfRow(row)].flat().map(String);
      const texts = { title: row.label, text: row.description };
      return {
        ids,
        label: choice({ type: 'checkbox', name: `${name}-box`, isChosen, onChange, ...texts }),
      };
    });
    const value = valueIn(answer);
    const isNone = Array.isArray(value) && value.length === 0;
    const none = exit(words.noneOfThese, '', isNone, () => {
      for (const own of fieldset.querySelectorAll('input')) {
        if (own.type === 'checkbox') own.checked = false;
      }
      reasonPart.hidden = true;
      answerWith([]);
    });
    fieldset.append(...boxes.map(({ label }) => label));
    exits.append(none);
  } else {
    fieldset.append(typed());
  }

  const uncheckOthers = () => {
    for (const own of fieldset.querySelectorAll('input')) {
      if (own.type === 'checkbox') own.checked = false;
      if (own.type === 'text') own.value = '';
    }
    for (const own of fieldset.querySelectorAll('textarea')) own.value = '';
  };
  const isUnknown = answer !== undefined && 'value' in answer && answer.value === null;
  exits.append(
    exit(words.unknown, words.unknownAbout, isUnknown, () => {
      uncheckOthers();
      reasonPart.hidden = true;
      answerWith(null);
    }),
  );
  if (canBeNotApplicable(criterion)) {
    const isNot = answer !== undefined && 'notApplicable' in answer;
    exits.append(
      exit(words.notApplicable, words.notApplicableAbout, isNot, () => {
        uncheckOthers();
        reasonPart.hidden = false;
        reason.input.focus();
        const given = give({ type: 'not-applicable', criterion: id, reason: reason.input.value });
        if (!given) withdraw();
        problem = given ? null : words.reasonAbout;
      }),
    );
  }
  fieldset.append(exits);

  /** A number or words, kept while they are typed. */
  function typed(): HTMLElement {
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
    const own = field({
      label: face.fieldLabel === '' ? conversationWords.fields.answer : face.fieldLabel,
      value: value === null ? '' : face.format(value),
      about: isLine ? words.writeAs({ kind: face.inFile[0]?.answer ?? '' }) : '',
      most: MOST_WORDS,
      lines: isLine ? 1 : 5,
      ...(isLine ? { keyboard: 'decimal' as const } : {}),
      onInput: (text) => {
        uncheckExits();
        const [first] = read(text);
        problem = problemOf(text);
        if (text.trim() === '') withdraw();
        else if (problem === null && first !== undefined) answerWith(first);
      },
      onLeave: (text) => say(problemOf(text)),
    });
    return own.element;
  }

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
      uncheckOthers();
      for (const own of fieldset.querySelectorAll('input')) own.checked = false;
      reason.input.value = '';
    },
  };
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
