import { Command, Option } from 'commander';
import { exitCode } from '../exit-code.ts';
import type { CreateCommand } from './index.ts';

interface CheckOptions {
  readonly checklist?: string;
  readonly strict?: boolean;
  readonly format: 'text' | 'json';
}

/** `align check`: finds the mistakes in checklists and answers, and what an author hardly meant. */
export const check: CreateCommand = (io, finish) =>
  new Command('check')
    .description('check checklists and answers for mistakes')
    .argument('<file...>', 'checklists and answers, folders of answers, or - for standard input')
    .option('--checklist <id|file>', 'the checklist that the answers belong to')
    .option('--strict', 'exit with 1 where there are warnings')
    .addOption(
      new Option('-f, --format <format>', 'how to say what was found')
        .choices(['text', 'json'])
        .default('text'),
    )
    .addHelpText('after', EXAMPLES)
    .action(async (files: readonly string[], { checklist, strict, format }: CheckOptions) => {
      const { checkFiles } = await import('../check-files.ts');
      const checked = await checkFiles(io, files, checklist);
      if (format === 'json') {
        const { checkedJson } = await import('../check/checked-json.ts');
        io.stdout.write(checkedJson(checked));
      } else {
        const { printChecked } = await import('../check/print-checked.ts');
        printChecked(io, checked);
      }
      const has = (which: 'errors' | 'warnings') =>
        checked.files.some((own) => own[which].length > 0);
      if (has('errors')) finish(exitCode.userError);
      else if (strict && (has('warnings') || checked.remarks.length > 0)) finish(exitCode.notMet);
    });

const EXAMPLES = `
Examples:
  align check round/                                all answers of a round
  align check my-checklist.yaml --strict            warnings count as well
  align check my-checklist.yaml kathy.yaml          answers to a checklist beside them`;
