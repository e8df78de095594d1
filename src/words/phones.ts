import { withCodes } from './coded.ts';
import { count, list } from './grammar.ts';

const PEOPLE = { one: 'person', other: 'people' };

/** Words of a workshop in which people vote on their phones. */
export const phonesWords = withCodes('phones', {
  /* Votes */
  unknown: 'I don’t know',
  notApplicable: 'Does not apply',
  notVoted: 'No vote',

  /* Answers to phones */
  wrongCode: 'This is not the code of the workshop. Read it from the board.',
  tooManyTries: 'Too many tries. Wait a minute.',
  isTaken: ({ name }: { name: string }) =>
    `Someone has joined as ${name}, and is here. If that is not you, tell the facilitator.`,
  noGroup: 'Choose your group.',
  isFull: 'The workshop has no room for more phones.',
  tooLate: 'The vote was over. Your answer was not counted.',
  notAsked: 'This question is not put to you.',
  notSaved: 'Your vote could not be saved. Tell the facilitator.',
  tooFast: 'Too many votes at once. Wait a moment.',
  noAnswer: 'This is not an answer to the question.',

  /* Page */
  title: 'Workshop',
  noScript: 'This page needs JavaScript.',
  connecting: 'Connecting …',
  lost: 'The connection is lost. Trying again …',
  unreachable: 'The facilitator’s computer cannot be reached. Is this phone in its Wi-Fi?',
  codeLabel: 'Code of the workshop',
  codeAbout: 'Six letters and digits, on the board.',
  enter: 'Continue',
  heading: ({ subject }: { subject: string }) => `Workshop: ${subject}`,
  join: 'Join',
  promise:
    'Your votes are saved on the facilitator’s computer under your name. Nobody in the room sees a vote before all are shown.',
  promiseNames: 'After each vote, everyone sees who gave which answer.',
  promiseCounts: 'After each vote, everyone sees how many gave each answer, not who.',
  waiting: 'You are in. The workshop begins in a moment.',
  here: ({ people }: { people: number }) => `${count(people, PEOPLE)} here`,
  vote: 'Vote',
  changeVote: 'Change the vote',
  sending: 'Sending …',
  chooseFirst: 'Choose an answer.',
  voted: '✓ Voted, and saved. You can change it until the votes are shown.',
  votedCount: ({ voted, of }: { voted: number; of: number }) => `${voted} of ${of} have voted`,
  secondVote: 'Second vote. Give your answer again, changed or not.',
  skipped: 'This question is not put to you, because of an earlier answer of yours.',
  ownVote: ({ answer }: { answer: string }) => `You: ${answer}`,
  pause: 'The facilitator looks at the overview. The next question comes here.',
  over: 'The workshop is over. Thank you.',
  overAbout: 'This phone keeps nothing of it.',
  gone: 'This phone takes no part any more. Join again, or ask the facilitator.',

  /* Board */
  boardTitle: ({ subject }: { subject: string }) => `${subject}, workshop`,
  done: ({ done, of }: { done: number; of: number }) => `${done} of ${of} done`,
  boardWrong:
    'This address is not complete. Copy the whole address of the board from the terminal.',
  joinBy: 'Join with your phone',
  joinSteps: ({ address, code }: { address: string; code: string }) =>
    `Same Wi-Fi, then scan, or open ${address} and type ${code}.`,
  joinShort: ({ address, code }: { address: string; code: string }) => `${address}, code ${code}`,
  nobodyHere: 'Nobody is here yet.',
  thinking: 'thinking',
  hasVoted: '✓ voted',
  votesHidden: ({ voted, of }: { voted: number; of: number }) =>
    voted === of
      ? 'All have voted. The facilitator shows the votes.'
      : `${voted} of ${of} have voted. Votes stay hidden until they are shown to all.`,
  agreed: ({ answer }: { answer: string }) => `Agreed: ${answer}.`,
  because: ({ note }: { note: string }) => `Because: ${note}`,
  namesHidden: ({ votes }: { votes: number }) =>
    `${count(votes, { one: 'vote', other: 'votes' })}, names hidden.`,
  boardPause: 'Overview',

  /* Terminal */
  needsSubject: {
    message: 'a workshop with phones needs the name of the organisation',
    hint: 'name it with --subject, or in the round.yaml of the round',
  },
  noNetwork: {
    message: 'this computer has no network that phones can reach',
    hint: 'connect to a Wi-Fi or open a hotspot; --host 127.0.0.1 tries it on this computer alone',
  },
  notOurs: ({ host, others }: { host: string; others: readonly string[] }) => ({
    message: `--host: this computer has no address ${host}`,
    hint: `use one of ${list([...others, '127.0.0.1'])}`,
  }),
  portTaken: ({ port }: { port: number }) => ({
    message: `--port: ${port} is in use or not allowed`,
    hint: 'leave out --port, or name another one, such as 8080',
  }),
  lobbyTitle: 'Join with your phone',
  lobbySteps: ['Same Wi-Fi as this computer, then scan,', 'or open the address and type the code.'],
  address: 'Address',
  code: 'Code',
  board: 'Board, for the projector',
  otherAddresses: ({ others }: { others: readonly string[] }) =>
    `Does no phone reach it? Other addresses: ${others.map((own) => `--host ${own}`).join(', ')}`,
  lonely:
    'No phone has arrived yet. A guest Wi-Fi often keeps devices apart, and a firewall may block them. Use another Wi-Fi, or the hotspot of this computer.',
  joined: ({ people }: { people: readonly string[] }) =>
    people.length === 0
      ? 'Nobody has joined yet'
      : `${people.length} joined: ${list(people, people.length)}`,
  hasJoined: ({ name }: { name: string }) => `${name} has joined.`,
  namesShown: 'Votes will be shown with names.',
  namesNotShown: 'Votes will be shown without names.',
  keys: { begin: 'begin', names: 'with or without names', invert: 'invert the code', quit: 'quit' },
  nobodyYet: 'Nobody has joined yet. The workshop begins with the first phone.',
  lobbyPrompt: 'Enter begins, n shows votes with or without names, q quits: ',
  waitingFor: ({ names, votes }: { names: readonly string[]; votes: number }) =>
    names.length > 0
      ? `Waiting for ${list(names)}.`
      : `Waiting for ${count(votes, { one: 'vote', other: 'votes' })}.`,
  fromPhones: 'votes come from the phones',
});
