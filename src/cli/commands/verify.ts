import { Command } from 'commander';
import type { CreateCommand } from './index.ts';

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
export const verify: CreateCommand = (io, finish) =>
  new Command('verify')
    .description('check that a report is what its answers come to')
    .argument('<report>', 'a report in any format but PDF')
    .requiredOption('-a, --answers <path...>', 'the answers that it is said to be made from')
    .option('--checklist <id|file>', 'the checklist, where the answers name none that ships')
    .option('--plan <file>', 'the action plan whose promises it tells')
    .option('--policy <file>', 'the policy that it was judged by')
    .option('--baseline <path>', 'the earlier round that it was compared with')
    .option('--brand <file>', "the firm's look that it has")
    .addHelpText('after', EXAMPLES)
    .action(async (report: string, options: VerifyOptions) => {
      const { verifyReport } = await import('../verify-report.ts');
      finish(await verifyReport(io, report, options));
    });

const EXAMPLES = `
Examples:
  align verify report.md --answers round/
  align verify report.json --answers round/ --baseline spring.json --policy policy.yaml`;
