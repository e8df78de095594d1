import { make } from '../../form/elements.ts';
import { phonesWords as words } from '../../words/phones.ts';
import type { BoardMessage, ShownQuestion } from '../moment.ts';
import { listen, send } from './link.ts';
import { runPhone } from './phone.ts';
import { groupSign, revealed } from './votes.ts';

/** Most people with whom the levels are described while they vote; the names need the room. */
const MOST_WITH_TEXTS = 6;
/** Most people whose names are large enough for a room. */
const MOST_LARGE = 30;

const phone = document.getElementById('phone');
if (phone) runPhone(phone);
const board = document.getElementById('board');
if (board) runBoard(board);

/** Runs the page of the projector. */
function runBoard(place: HTMLElement): void {
  const secret = location.hash.slice(1);
  if (secret === '') {
    place.replaceChildren(make('h1', {}, words.boardWrong));
    return;
  }
  const status = make('p', { class: 'error', role: 'status' }, words.connecting);
  const code = make('img', { class: 'code', alt: words.joinBy });
  place.replaceChildren(status);
  void send<{ readonly image: string }>('/code', secret).then((reply) => {
    if (reply.isOk) code.src = reply.body.image;
  });
  const link = listen<BoardMessage>('/board-events', secret, {
    onLost: (refused) => {
      if (refused === 404) {
        link.close();
        place.replaceChildren(make('h1', {}, words.boardWrong));
      } else status.textContent = words.lost;
    },
    onMessage: (message) => {
      status.textContent = '';
      if (message.moment.is === 'over') link.close();
      place.replaceChildren(...boardOf(message, code), status);
    },
  });
}

function boardOf(message: BoardMessage, code: HTMLElement): readonly HTMLElement[] {
  const { moment, subject, done, of, people, groups } = message;
  const isLobby = moment.is === 'lobby';
  const head = make(
    'header',
    {},
    make('bdi', {}, words.boardTitle({ subject })),
    make('span', {}, isLobby ? '' : words.done({ done, of })),
  );
  const foot = make('footer', {}, isLobby ? '' : words.joinShort(message));
  switch (moment.is) {
    case 'lobby':
      return [
        head,
        make(
          'div',
          { class: 'lobby' },
          code,
          make(
            'div',
            {},
            make('h1', {}, words.joinBy),
            make('p', { class: 'say' }, words.joinSteps(message)),
            make(
              'p',
              { class: 'big' },
              people.length === 0 ? words.nobodyHere : words.here({ people: people.length }),
            ),
            peopleOf(people, false),
            make(
              'p',
              { class: 'quiet' },
              message.showsNames ? words.promiseNames : words.promiseCounts,
            ),
          ),
        ),
        foot,
      ];
    case 'vote':
      return [
        head,
        ...questionOf(moment.asked),
        peopleOf(people, true),
        people.length <= MOST_WITH_TEXTS ? levelsOf(moment.asked) : make('div'),
        make('p', { class: 'big' }, words.votesHidden(moment)),
        foot,
      ];
    case 'reveal':
      return [
        head,
        ...questionOf(moment.asked),
        ...revealed(moment, groups),
        legend(message),
        foot,
      ];
    case 'pause':
      return [head, make('h1', {}, words.boardPause), foot];
    case 'over':
      return [head, make('h1', {}, words.over)];
  }
}

function questionOf({ head, question }: ShownQuestion): readonly HTMLElement[] {
  return [make('h1', { dir: 'auto' }, head), make('p', { class: 'asked', dir: 'auto' }, question)];
}

function peopleOf(people: BoardMessage['people'], withVotes: boolean): HTMLElement {
  const small = people.length > MOST_WITH_TEXTS ? ' many' : '';
  const tiny = people.length > MOST_LARGE ? ' crowd' : '';
  return make(
    'ul',
    { class: `people${small}${tiny}`, role: 'list' },
    ...people.map(({ name, hasVoted }) =>
      make(
        'li',
        { class: hasVoted ? 'ok' : '' },
        make('bdi', {}, name),
        withVotes ? make('small', {}, hasVoted ? words.hasVoted : words.thinking) : null,
      ),
    ),
  );
}

function levelsOf({ rows }: ShownQuestion): HTMLElement {
  return make(
    'div',
    { class: 'levels' },
    ...rows.map(({ title, text }) =>
      make(
        'div',
        { dir: 'auto' },
        make('b', {}, title),
        text === '' ? null : make('span', {}, text),
      ),
    ),
  );
}

/** Signs of the groups, where names are shown. */
function legend({ groups, showsNames }: BoardMessage): HTMLElement {
  if (!showsNames || groups.length < 2) return make('div');
  return make(
    'p',
    { class: 'quiet legend' },
    ...groups.map((title, at) => make('span', { class: `chip bare ${groupSign(at)}` }, title)),
  );
}
