import { make } from '../../form/elements.ts';
import { phonesWords as words } from '../../words/phones.ts';
import type { Moment, ShownVotes } from '../moment.ts';

type Reveal = Extract<Moment, { is: 'reveal' }>;

/** Returns the votes on a question, what they mean, and what was agreed. */
export function revealed(
  { asked, votes, said, agreed, note }: Reveal,
  groups: readonly string[],
): readonly HTMLElement[] {
  const given = votes.filter(({ title }) => title !== words.notVoted);
  const all = given.reduce((sum, { count }) => sum + count, 0);
  const isHidden = votes.every(({ people }) => people === null);
  const scale = votes.filter(({ isOnScale }) => isOnScale);
  const beside = votes.filter(({ isOnScale }) => !isOnScale);
  const isShort = asked.rows.length > 0 && asked.rows.length <= 7;
  return [
    make(
      'ul',
      { class: isShort ? 'votes scale' : 'votes', role: 'list' },
      ...scale.map((own) => voteOf(own, groups)),
    ),
    ...(beside.length === 0
      ? []
      : [
          make(
            'ul',
            { class: 'votes beside', role: 'list' },
            ...beside.map((own) => voteOf(own, groups)),
          ),
        ]),
    ...(agreed === null
      ? [
          make('p', { class: 'say', dir: 'auto' }, make('b', {}, said.join(' '))),
          ...(isHidden ? [make('p', { class: 'quiet' }, words.namesHidden({ votes: all }))] : []),
        ]
      : [
          make(
            'p',
            { class: 'say', dir: 'auto' },
            make('b', {}, words.agreed({ answer: agreed.answer })),
            ` ${agreed.text}`,
          ),
        ]),
    ...(note === null ? [] : [make('p', { class: 'quiet', dir: 'auto' }, words.because({ note }))]),
  ];
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
      { class: `chip group-${groups.length < 2 ? 0 : (group % 6) + 1}` },
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
