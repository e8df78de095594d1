import { quoted } from '../text/safe.ts';
import { type ErrorTable, errorsOf, meantOr, withCodes } from './coded.ts';
import { list } from './grammar.ts';

/** Errors of `align.config.yaml` by code; loaded with it. */
export const configurationErrorWords = {
  'config/absolute-path': ({ path }: { path: string }) => ({
    message: `${quoted(path)} is an absolute path`,
    hint: 'use a path from the folder of this file',
  }),
  'config/outside': ({ path }: { path: string }) => ({
    message: `${quoted(path)} is outside the repository`,
    hint: 'use a file inside it, or name the file on the command line',
  }),
  'config/no-rounds': () => ({
    message: 'rounds: is missing',
    hint: 'add "rounds: FOLDER", or name the answers on the command line',
  }),
  'config/unknown-round': ({
    name,
    names,
    meant,
  }: {
    name: string;
    names: readonly string[];
    meant: string | undefined;
  }) => ({
    message: `round: there is no round ${quoted(name)}`,
    hint: meantOr(meant, `use latest${names.length === 0 ? '' : `, or one of ${list(names)}`}`),
  }),
  'config/other-baseline': ({ policy, baseline }: { policy: string; baseline: string }) => ({
    message: `baseline: ${quoted(policy)} names ${quoted(baseline)} instead`,
    hint: 'delete one of the two',
  }),
} satisfies ErrorTable;

/** Returns the error of a code of `configurationErrorWords`. */
export const configurationError = errorsOf(configurationErrorWords);

/** Messages about a configuration without a place in it. */
export const configurationWords = withCodes('gate', {
  two: ({ first, second }: { first: string; second: string }) => ({
    message: `there are both ${first} and ${second}`,
    hint: 'delete one of them',
  }),
  linkOutside: ({ path }: { path: string }) => ({
    message: `${quoted(path)} is a link out of the repository`,
    hint: 'use a file inside it, or name the answers on the command line',
  }),
  undatedRound: ({ path }: { path: string }) => ({
    message: `cannot tell the latest round: ${quoted(path)} has no date`,
    hint: 'add a date to its round.yaml, or name the round in align.config.yaml',
  }),
  noRounds: ({ folder }: { folder: string }) => ({
    message: `there are no rounds in ${quoted(folder)}`,
    hint: 'run "align new --round" to begin one, or correct "rounds"',
  }),
  sameDate: ({ first, second, date }: { first: string; second: string; date: string }) => ({
    message: `cannot tell the latest round: ${quoted(first)} and ${quoted(second)} are both of ${date}`,
    hint: 'name the round in align.config.yaml, or on the command line',
  }),
  noConfiguration: () => ({
    message: 'there is no align.config.yaml here or in a folder above',
    hint: 'run "align init" to create one, or name the answers',
  }),
  noAnswers: () => ({
    message: '"align gate --no-config" needs saved answers',
    hint: 'name answers files or folders',
  }),
  noRules: () => ({
    message: 'there is nothing to judge by',
    hint: 'add a policy to align.config.yaml, or use --policy or --min-score',
  }),
  audited: ({ config, round, of }: { config: string; round: string; of: number | null }) =>
    of === null
      ? `Auditing ${round}, as ${config} says.`
      : `Auditing ${round}, the latest of ${of} in ${config}.`,
});
