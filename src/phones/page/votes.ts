import { make } from '../../form/elements.ts';
import { phonesWords as words } from '../../words/phones.ts';
import type { Moment, ShownVotes } from '../moment.ts';

type Reveal = Extract<Moment, { is: 'reveal' }>;

/** Most rows that stand side by side on the board. */
const MOST_BESIDE = 7;

/** Returns the votes on a question, what they mean, and what was agreed. */
export function revealed(
  { asked, votes, said, agreed, note }: Reveal,
  groups: readonly string[],
): readonly HTMLElement[] {
  const onScale = votes.filter(({ kind }) => kind === 'on-scale');
  const others = votes.filter(({ kind }) => kind !== 'on-scale');
  const isSideBySide = asked.rows.length > 0 && asked.rows.length <= MOST_BESIDE;
  const list = (look: { readonly class: string }, all: readonly ShownVotes[]) =>
    make('ul', { ...look, role: 'list' }, ...all.map((own) => voteOf(own, groups)));
  return [
    list({ class: isSideBySide ? 'votes scale' : 'votes' }, onScale),
    ...(others.length === 0 ? [] : [list({ class: 'votes beside' }, others)]),
    ...(agreed === null ? verdict(votes, said) : [agreement(agreed)]),
    ...(note === null ? [] : [make('p', { class: 'quiet', dir: 'auto' }, words.because({ note }))]),
  ];
}

function verdict(votes: readonly ShownVotes[], said: readonly string[]): readonly HTMLElement[] {
  const text = make('p', { class: 'say', dir: 'auto' }, make('b', {}, said.join(' ')));
  if (!votes.every(({ people }) => people === null)) return [text];
  let given = 0;
  for (const { kind, count } of votes) if (kind !== 'missing') given += count;
  return [text, make('p', { class: 'quiet' }, words.namesHidden({ votes: given }))];
}

function agreement({ answer, text }: NonNullable<Reveal['agreed']>): HTMLElement {
  return make(
    'p',
    { class: 'say', dir: 'auto' },
    make('b', {}, words.agreed({ answer })),
    ` ${text}`,
  );
}

/** Number of signs of groups that the style has; further groups begin with the first sign again. */
const GROUP_SIGNS = 6;

/** Returns the class that gives an element the sign of a group, by its place in the checklist. */
export function groupSign(place: number): string {
  return `group-${(place % GROUP_SIGNS) + 1}`;
}

/** Answer with its people, or a disc for each vote. */
function voteOf(
  { title, count, people, isAgreed }: ShownVotes,
  groups: readonly string[],
): HTMLElement {
  const number = make('span', { class: 'number' }, count === 0 ? '' : String(count));
  const discs = Array.from({ length: count }, () => make('i', { 'aria-hidden': 'true' }));
  const who = (people ?? []).map(({ name, group }) =>
    make(
      'span',
      { class: `chip ${groups.length < 2 ? 'group-0' : groupSign(group)}` },
      make('bdi', {}, name),
    ),
  );
  return make(
    'li',
    { class: isAgreed ? 'agreed' : '' },
    make(
      'span',
      { class: 'who' },
      ...(people === null ? [make('span', { class: 'discs' }, ...discs), number] : who),
    ),
    make('span', { class: 'title', dir: 'auto' }, title),
  );
}
