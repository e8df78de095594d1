import { Command } from 'commander';
import type { DestinationOptions } from '../../output/target.ts';
import { changesFormatNames } from '../../report/changes/index.ts';
import {
  type AnonymityOptions,
  addAnonymityOptions,
  addDestinationOptions,
  addReportOptions,
  type ReportOptions,
} from '../options.ts';
import type { CommandFactory } from './commands.ts';

/** What `align compare` may be told. */
export interface CompareOptions extends DestinationOptions, AnonymityOptions {
  readonly plan?: string;
  readonly checklist?: string;
}

/** `align compare`: what changed between rounds. */
export const compare: CommandFactory = (io) =>
  addAnonymityOptions(
    addDestinationOptions(
      new Command('compare')
        .description('show what changed between rounds, and how the scores went')
        .argument('<before>', 'the folder of a round, or its JSON report')
        .argument('<after>', 'a later one')
        .argument(
          '[more...]',
          'and further ones, for the trend; the last is compared with the first',
        ),
      changesFormatNames(),
    ),
  )
    .option('--plan <file>', 'tell which promises of an action plan were kept')
    .option('--checklist <id|file>', 'the checklist, where the answers name none that ships')
    .addHelpText('after', EXAMPLES)
    .action(
      async (
        before: string,
        after: string,
        more: readonly string[],
        _: CompareOptions,
        command: Command,
      ) => {
        const { compareAll } = await import('../../audit/compare.ts');
        await compareAll(io, [before, after, ...more], command.optsWithGlobals<CompareOptions>());
      },
    );

const EXAMPLES = `
Examples:
  align compare spring/ autumn/
  align compare spring.json summer.json autumn/ -o changes.md
  align compare spring/ autumn/ --plan spring/plan.yaml   which promises were kept?`;

/** What `align plan` may be told. */
export interface PlanOptions {
  readonly plan?: string;
  readonly target?: string;
  readonly express?: boolean;
  readonly checklist?: string;
}

/** `align plan`: writes the cheapest path as an action plan that people edit, or updates it. */
export const plan: CommandFactory = (io) =>
  new Command('plan')
    .description('write or update the action plan of a round')
    .argument('<round>', 'the folder with the answers')
    .option('--plan <file>', 'the plan (default: plan.yaml in the folder)')
    .option(
      '--target <percent|band>',
      'where the plan should lead, such as 75 or Integrated (default: the next band)',
    )
    .option('--express', 'look at the key criteria only')
    .option('--checklist <id|file>', 'the checklist, where the answers name none that ships')
    .addHelpText('after', EXAMPLES_PLAN)
    .action(async (round: string, options: PlanOptions) => {
      const { writePlan } = await import('../../audit/plan.ts');
      await writePlan(io, round, options);
    });

const EXAMPLES_PLAN = `
Examples:
  align plan round/                                 write round/plan.yaml, or bring it up to date
  align plan round/ --target 75
  align audit --answers next-round/ --plan round/plan.yaml   which promises were kept?`;

/** What `align verify` may be told. */
export interface VerifyOptions {
  readonly answers: readonly string[];
  readonly checklist?: string;
  readonly plan?: string;
  readonly policy?: string;
  readonly baseline?: string;
  readonly brand?: string;
}

/** `align verify`: makes a report again and says whether it is the same. */
export const verify: CommandFactory = (io, finish) =>
  new Command('verify')
    .description('check that a report is what its answers come to')
    .argument('<report>', 'a report in any format but PDF')
    .requiredOption('-a, --answers <path...>', 'the answers that it is said to be made from')
    .option('--checklist <id|file>', 'the checklist, where the answers name none that ships')
    .option('--plan <file>', 'the action plan whose promises it tells')
    .option('--policy <file>', 'the policy that it was judged by')
    .option('--baseline <path>', 'the earlier round that it was compared with')
    .option('--brand <file>', "the firm's look that it has")
    .addHelpText('after', EXAMPLES_VERIFY)
    .action(async (report: string, options: VerifyOptions) => {
      const { verifyReport } = await import('../../audit/verify/verify.ts');
      finish(await verifyReport(io, report, options));
    });

const EXAMPLES_VERIFY = `
Examples:
  align verify report.md --answers round/
  align verify report.json --answers round/ --baseline spring.json --policy policy.yaml`;

/** What `align reveal` may be told. */
export interface RevealOptions extends ReportOptions {
  readonly waitFor?: readonly string[];
}

/** `align reveal`: who has answered, then where the answers differ. */
export const reveal: CommandFactory = (io, finish) =>
  addReportOptions(
    new Command('reveal')
      .description('show who has answered apart, and where they differ')
      .argument('<round>', 'the folder with the answers')
      .option(
        '--wait-for <who...>',
        'show nothing yet while one of these ids is missing, or with "all" somebody of a group',
      ),
  )
    .addHelpText('after', EXAMPLES_REVEAL)
    .action(async (round: string, _: RevealOptions, command: Command) => {
      const { revealRound } = await import('../../audit/reveal.ts');
      finish(await revealRound(io, round, command.optsWithGlobals<RevealOptions>()));
    });

const EXAMPLES_REVEAL = `
Examples:
  align audit --sealed --save round/sam.yaml        answer apart, without a look at anything
  align reveal round/ --wait-for all
  align reveal round/ --wait-for kathy sam ceo -o differences.md`;
