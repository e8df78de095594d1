import { quoted } from '../text/safe.ts';
import { count, list, thousands } from './grammar.ts';

const WARNINGS = { one: 'warning', other: 'warnings' };
const BANDS = { one: 'band', other: 'bands' };
const CRITERIA = { one: 'criterion', other: 'criteria' };
const MUSTS = { one: 'required level', other: 'required levels' };
const POINTS = { one: 'point', other: 'points' };
const MINUTES = 'five minutes';

/** Levels, answers or boxes that a warning names. */
interface Steps {
  readonly kind: 'level' | 'answer' | 'box';
  /** Numbers of levels, texts of answers or ids of boxes; at least one. */
  readonly names: readonly string[];
}

/** Words of `align check`: the warnings of the linter, and what a check reports of each file. */
export const warningWords = {
  /** Meaning (also in the guide) and remedy of each warning, by its code. Codes never change. */
  rules: {
    'lint/idle-criterion': {
      title: 'A criterion never affects the band, or only if answers differ.',
      help: 'Give the criterion or its point more weight, move a band limit, or delete the criterion.',
    },
    'lint/idle-must': {
      title: 'A required level is always reached, or its cap has no effect.',
      help: 'Use a higher level or a lower band, or delete "must".',
    },
    'lint/evadable-must': {
      title: 'A required level can be avoided with "not applicable".',
      help: 'Delete "notApplicable: true".',
    },
    'lint/idle-condition': {
      title: 'A condition, or a part of one, is always true or always false.',
      help: 'Use a limit that some answers reach and others do not, or delete the condition.',
    },
    'lint/unreachable-band': {
      title: 'No full audit can reach a band.',
      help: 'Change the limits of the bands, or delete the band.',
    },
    'lint/outweighing-point': {
      title: 'A point has more than half of the weight; of two points, more than three quarters.',
      help: 'Reduce its weight, or raise the weights of the others.',
    },
    'lint/flat-levels': {
      title: 'Scores of levels or thresholds neither rise nor fall throughout.',
      help: 'Sort the levels or thresholds by score, without equal scores.',
    },
    'lint/equal-levels': {
      title: 'Two levels or options of a criterion have the same text.',
      help: 'Describe the difference.',
    },
    'lint/missing-advice': {
      title:
        'A level below the target has no advice. Directly below the best level none is needed.',
      help: 'Add "do", "owner" and "effort" under "advice".',
    },
    'lint/equal-advice': {
      title: 'Two levels of a criterion have the same advice.',
      help: 'Describe a different step for each level.',
    },
    'lint/missing-effort': {
      title: 'A level on the path to a better band has no effort.',
      help: 'Add "effort: S", "M" or "L" under "advice".',
    },
    'lint/express-words': {
      title: `Express mode has 1,300 words or more, which take longer than ${MINUTES}.`,
      help: 'Shorten the levels, or mark fewer criteria as key.',
    },
    'lint/long-text': {
      title: 'A title, or a question with its levels, does not fit into an 80 by 24 window.',
      help: 'Shorten the title, the question or the levels.',
    },
    'lint/similar-ids': {
      title: 'Two ids of four letters or more differ by one letter.',
      help: 'Rename one of them.',
    },
    'lint/unused-label': {
      title: 'No criterion uses a label of the scale.',
      help: 'Delete the label, or add the level to a criterion.',
    },
    'lint/missing-title': {
      title: 'A criterion has no title.',
      help: 'Add a "title" of at most 32 characters and four words.',
    },
    'lint/missing-short': {
      title: 'A point with a long title has no short one.',
      help: 'Add a "short" of at most 28 characters.',
    },
    'lint/missing-verdict': {
      title: 'A band or a required level has no verdict.',
      help: 'Add a "verdict" for the headline of reports.',
    },
    'lint/missing-last-advice': {
      title: 'A criterion has no advice for the step to the best level.',
      help: 'Add advice at the second-highest level.',
    },
    'lint/idle-change': {
      title: 'A variant repeats its parent.',
      help: 'Delete the change.',
    },
  },

  pointWithoutWeight: ({ id }: { id: string }) => ({
    message: `${quoted(id)} never changes the band, because its point has weight 0`,
    hint: 'give the point a weight, or delete the criterion',
    why: 'people answer a question that cannot change the band',
  }),
  criterionWithoutWeight: ({ id }: { id: string }) => ({
    message: `${quoted(id)} has weight 0 and never changes the band`,
    hint: 'give it a weight, or delete it',
    why: 'people answer a question that cannot change the band',
  }),
  idleCriterion: ({ id }: { id: string }) => ({
    message: `${quoted(id)} never changes the band, whatever the other answers are`,
    hint: 'give it more weight, or delete it',
    why: 'people answer a question that cannot change the band',
  }),
  idleIfAgreed: ({ id }: { id: string }) => ({
    message: `${quoted(id)} never changes the band if everyone agrees, because its weight is too small`,
    hint: 'give it more weight, or move a band limit',
    why: 'one respondent, or a workshop, answers a question that cannot change the band',
  }),
  oneBand: {
    message: 'every complete audit ends in the same band',
    hint: 'add bands, or change where they start',
    why: 'the band is the main result of the report, and no answer can change it',
  },

  evadableMust: () => ({
    message: 'lets people avoid the required level',
    hint: 'delete it, or delete "must"',
    why: 'a requirement that can be called not applicable is none',
  }),
  capAtTop: ({ band }: { band: string }) => ({
    message: `the cap ${quoted(band)} is the top band and has no effect`,
    hint: 'use a lower band, or delete "must"',
    why: 'a missed required level should affect the band',
  }),
  capTooHigh: ({ band }: { band: string }) => ({
    message: `the cap ${quoted(band)} has no effect: below the required level the score never exceeds it`,
    hint: 'use a lower band, or delete "must"',
    why: 'a missed required level should affect the band',
  }),
  lowestLevelRequired: ({ level }: { level: number }) => ({
    message: `required level ${level} is the lowest level and is always reached`,
    hint: 'use a higher level, or delete "must"',
    why: 'it looks like a requirement, but excludes no answer',
  }),
  worstAnswerRequired: ({ written }: { written: string }) => ({
    message: `required answer ${written} is the worst one, so every answer is enough`,
    hint: 'use a better answer, or delete "must"',
    why: 'it looks like a requirement, but excludes no answer',
  }),

  conditionAlwaysTrue: ({ id }: { id: string }) => ({
    message: `the condition of ${quoted(id)} is always true`,
    hint: 'use a limit that some answers do not reach, or delete the condition',
    why: 'the criterion looks conditional, but is always asked',
  }),
  conditionNeverTrue: ({ id }: { id: string }) => ({
    message: `${quoted(id)} is never asked once everything else is answered`,
    hint: 'correct the condition, or delete the criterion',
    why: 'the report of every complete audit lists it as not asked',
  }),
  partAlwaysTrue: {
    message: 'this part of the condition is always true',
    hint: 'use a limit that some answers do not reach, or delete this part',
    why: 'the part has no effect on the condition',
  },
  partNeverTrue: {
    message: 'this part of the condition is never true',
    hint: 'correct it, or delete it',
    why: 'the part has no effect on the condition',
  },

  bandTooHigh: ({ band, score }: { band: string; score: string }) => ({
    message: `band ${quoted(band)} cannot be reached: the best possible score is ${score}`,
    hint: 'lower its "from", or delete the band',
    why: 'the report shows a band that no one can reach',
  }),
  bandTooLow: ({ band, score }: { band: string; score: string }) => ({
    message: `band ${quoted(band)} cannot be reached: the worst possible score is ${score}`,
    hint: 'raise the "from" of the next band, or delete this band',
    why: 'the report shows a band that no one can reach',
  }),

  outweighingPoint: ({
    id,
    weight,
    others,
    limit,
  }: {
    id: string;
    weight: string;
    others: string;
    limit: string;
  }) => ({
    message: `${quoted(id)} has weight ${weight}, all other points together ${others}`,
    hint: `reduce it to ${limit} or less, or raise the others`,
    why: 'the score of this point decides most of the overall score',
  }),

  flatLevels: ({
    step,
    score,
    before,
    scoreBefore,
    isFalling,
  }: {
    step: string;
    score: string;
    before: string;
    scoreBefore: string;
    isFalling: boolean;
  }) => ({
    message: `scores should ${isFalling ? 'fall' : 'rise'} from first to last, but ${before} has ${scoreBefore} and ${step} has ${score}`,
    hint: 'sort them by score, without equal scores',
    why: 'people read these as steps, so each step needs a score of its own',
  }),
  equalLevels: ({ step, before }: { step: string; before: string }) => ({
    message: `${before} and ${step} have the same text`,
    hint: 'describe the difference',
    why: 'people cannot tell which of the two to choose',
  }),
  unusedLabel: ({ label, number }: { label: string; number: number }) => ({
    message: `no criterion uses the label ${quoted(label)} (level ${number})`,
    hint: 'delete it, or add the level to a criterion',
    why: 'the scale shows a level that no one can choose',
  }),

  missingAdvice: ({ steps }: { steps: Steps }) => ({
    message: `no advice for ${named(steps)}`,
    hint: 'add "do", "owner" and "effort" under "advice"',
    why: 'the report shows a gap there, and no action that closes it',
  }),
  missingEffort: ({ steps }: { steps: Steps }) => ({
    message: `no effort for ${named(steps)}`,
    hint: 'add "effort: S", "M" or "L" under "advice"',
    why: 'the action path assumes effort M, and may be wrong',
  }),
  equalAdvice: ({ steps }: { steps: Steps }) => ({
    message: `the advice for ${named(steps)} is the same`,
    hint: 'describe a different step for each',
    why: 'people who have followed it are told to do it again',
  }),

  missingTitles: ({ criteria }: { criteria: number }) => ({
    message: `${count(criteria, CRITERIA)} without a "title"`,
    hint: 'add one of at most 32 characters',
    why: 'tables and charts show the number and the whole question instead',
  }),
  missingShorts: ({ points }: { points: number }) => ({
    message: `${count(points, POINTS)} without a "short", and with a title of more than 28 characters`,
    hint: 'add one of at most 28 characters',
    why: 'tables and charts show the whole title instead',
  }),
  missingVerdicts: ({ bands, musts }: { bands: number; musts: number }) => ({
    message: `${list([
      ...(bands > 0 ? [count(bands, BANDS)] : []),
      ...(musts > 0 ? [count(musts, MUSTS)] : []),
    ])} without a "verdict"`,
    hint: 'add half a sentence for the headline',
    why: 'the headline of reports shows the band alone',
  }),
  missingLastAdvice: ({ criteria }: { criteria: number }) => ({
    message: `${count(criteria, CRITERIA)} without advice at the second-highest level`,
    hint: 'add "do", "owner" and "effort" there',
    why: 'the report shows the description of the best level as the action',
  }),

  similarIds: ({ id, other }: { id: string; other: string }) => ({
    message: `${quoted(id)} and ${quoted(other)} differ by one letter`,
    hint: 'rename one',
    why: 'a typing error in one of them cannot be detected',
  }),
  expressWords: ({ words, limit }: { words: number; limit: number }) => ({
    message: `express mode has ${thousands(words)} words, which takes more than ${MINUTES} to read`,
    hint: `shorten the levels or mark fewer criteria as key, to stay below ${thousands(limit)} words`,
    why: 'people who chose the express audit will skim the rest',
  }),
  longTitle: {
    message: 'the title is cut off at 80 columns',
    hint: 'shorten it to about 50 characters',
    why: 'it is the heading above every criterion of the point',
  },
  longCriterion: ({ id }: { id: string }) => ({
    message: `${quoted(id)} does not fit into an 80 by 24 window`,
    hint: 'shorten the question or the levels',
    why: 'people choose a level by comparing, which needs all levels on screen',
  }),
  idleChange: ({ parent }: { parent: string }) => ({
    message: `this repeats ${quoted(parent)}`,
    hint: 'delete it',
    why: 'people read a variant for its differences',
  }),

  /** Kinds of errors in files, by the first part of their code. */
  errors: {
    source: { title: 'Unreadable file', help: 'The file must be UTF-8 text in YAML or JSON.' },
    yaml: { title: 'Invalid YAML', help: 'The file must be valid YAML 1.2.' },
    schema: {
      title: 'Invalid field',
      help: 'Each file has the fields that checklists/README.md lists, and no others.',
    },
    file: {
      title: 'File that cannot be resumed',
      help: 'An interview or a workshop can only resume complete files without YAML aliases.',
    },
    criterion: {
      title: 'Invalid answer',
      help: 'An answer must fit the type and the scale of its criterion.',
    },
    checklist: {
      title: 'Invalid checklist',
      help: 'Ids, weights, bands, levels, causes and conditions must be consistent.',
    },
    variant: {
      title: 'Invalid variant',
      help: 'A variant can only change what its parent contains.',
    },
    answers: { title: 'Invalid answers', help: 'Answers must fit their checklist.' },
    agreed: { title: 'Invalid agreed levels', help: 'Agreed levels must fit their round.' },
    round: {
      title: 'Invalid round',
      help: 'Answers of a round must fit one another, and fit its round.yaml.',
    },
    return: {
      title: 'Answers that cannot be collected',
      help: 'Answers that were sent back must be whole, readable and of one person of the round.',
    },
    import: {
      title: 'Spreadsheet that cannot be imported',
      help: 'Each row must say whose answers it has, and each answer must be certain.',
    },
    map: { title: 'Invalid import map', help: 'A map must decide what each of its lines means.' },
    plan: { title: 'Invalid action plan', help: 'A plan must fit the round that it is for.' },
    policy: { title: 'Invalid policy', help: 'A policy must fit its checklist.' },
    template: {
      title: 'Invalid template',
      help: 'A template has front matter, known placeholders and criteria that it serves.',
    },
    brand: {
      title: 'Invalid brand file',
      help: 'A brand has an accent colour and a logo that every format can show.',
    },
    config: {
      title: 'Invalid configuration',
      help: 'Paths of a configuration stay inside the repository and contradict no other file.',
    },
    check: {
      title: 'Unsuitable file',
      help: 'Only files that people write can be checked.',
    },
  },

  /** Contents of a file without errors, after its name and the number of warnings. */
  checked: {
    verdict: ({ file, warnings, about }: { file: string; warnings: number; about: string }) =>
      warnings === 0
        ? `${file}: no errors; ${about}`
        : `${file}: no errors, ${count(warnings, WARNINGS)}; ${about}`,
    checklist: ({ id, version, points, criteria }: Contents) =>
      `checklist ${id} ${version}, points: ${points}, criteria: ${criteria}`,
    answers: ({ id, checklist, version }: { id: string; checklist: string; version: string }) =>
      `${id} answers ${checklist} ${version}`,
    answersAlone: ({ id }: { id: string }) =>
      `answers of ${id}, not checked against the checklist, which has errors`,
    agreed: ({
      checklist,
      version,
      criteria,
    }: {
      checklist: string;
      version: string;
      criteria: number;
    }) => `agreed levels for ${checklist} ${version}, criteria: ${criteria}`,
    round: ({ people }: { people: number }) => `round, expected respondents: ${people}`,
    roundAlone: 'round, not checked against the checklist',
    template: ({ id, criteria }: { id: string; criteria: number }) =>
      `template ${id}, criteria: ${criteria}`,
    configuration: 'configuration of align gate',
    policy: ({ checklist }: { checklist: string }) => `policy for ${checklist}`,
    plan: ({ actions }: { actions: number }) => `action plan, actions: ${actions}`,
    map: ({ lines, isConfirmed }: { lines: number; isConfirmed: boolean }) =>
      `import map, lines: ${lines}, ${isConfirmed ? 'confirmed' : 'not confirmed yet'}`,
    brand: 'brand',
    agreedAlone: 'agreed levels, not checked against the checklist, which has errors',
  },
};

export type WarningWords = typeof warningWords;

/** Code of a warning of the linter, such as `lint/missing-advice`. */
export type LintCode = keyof WarningWords['rules'];

/** Returns title and help of a rule, by its code; code scanning shows them beside each result. */
export function diagnosticRule({ code }: { code: string }) {
  const { rules, errors } = warningWords;
  if (isKeyOf(rules, code)) return rules[code];
  const [room = '', ...rule] = code.split('/');
  const { title, help } = errors[isKeyOf(errors, room) ? room : 'source'];
  return { title: [title, rule.join(' ').replaceAll('-', ' ')].filter(Boolean).join(': '), help };
}

function isKeyOf<T extends object>(object: T, key: string): key is string & keyof T {
  return Object.hasOwn(object, key);
}

interface Contents {
  readonly id: string;
  readonly version: string;
  readonly points: number;
  readonly criteria: number;
}

/** Names steps: "level 0", "levels 0 and 1", `"no"`, `the box "crm"`. */
function named({ kind, names }: Steps): string {
  const isOne = names.length === 1;
  if (kind === 'level') return `${isOne ? 'level' : 'levels'} ${list(names)}`;
  const all = list(names.map(quoted));
  if (kind === 'answer') return all;
  return `${isOne ? 'the box' : 'the boxes'} ${all}`;
}
