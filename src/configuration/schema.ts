import * as z from 'zod';
import { format, text } from '../checklist/fields.ts';
import { type FormatName, formatNames } from '../report/formats.ts';

/** Settings of `align gate`, as `align.config.yaml` has them. Paths start from its folder. */
export interface Configuration {
  readonly format: 1;
  /** Folder of rounds, or the only round. */
  readonly rounds?: string | undefined;
  /** Name of the audited round, or `latest`, the default. */
  readonly round?: string | undefined;
  readonly checklist?: string | undefined;
  readonly policy?: string | undefined;
  readonly baseline?: string | undefined;
  readonly plan?: string | undefined;
  readonly brand?: string | undefined;
  readonly outputs?: readonly (string | ConfiguredOutput)[] | undefined;
}

/** Report to write. */
export interface ConfiguredOutput {
  readonly file: string;
  readonly format?: FormatName | undefined;
}

let schema: z.ZodType<Configuration> | undefined;

/**
 * Schema of `align.config.yaml`. A parsed file equals its text; paths are compared with the
 * repository later. Built on first use.
 */
export function configurationSchema(): z.ZodType<Configuration> {
  schema ??= configuration();
  return schema;
}

function configuration() {
  return z
    .strictObject({
      format: format().describe('Version of the file format; write 1'),
      rounds: path().optional().describe('Folder that contains the rounds, or is the only one'),
      round: path()
        .optional()
        .describe(
          'Name of the audited round, or latest for the one with the latest date; default latest',
        ),
      checklist: path()
        .optional()
        .describe('Id or file of the checklist; default the one that the answers name'),
      policy: path().optional().describe('Policy file with the rules of "align gate"'),
      baseline: path()
        .optional()
        .describe('JSON report or round to compare with; default the baseline of the policy'),
      plan: path().optional().describe('Action plan whose progress is reported'),
      brand: path().optional().describe('Brand file for html, pdf, docx and pptx'),
      outputs: z
        .array(z.union([path(), output()]))
        .min(1)
        .optional()
        .describe('Reports to write; default one report to standard output'),
    })
    .meta({ title: 'Configuration', description: 'Settings of align gate in a repository' });
}

/** A path from the folder of the file. */
const path = () => text(1000);

function output() {
  return z.strictObject({
    file: path().describe('File to write, or - for standard output'),
    format: z
      .enum(formatNames())
      .optional()
      .describe('Format of the report; default by the extension of the file'),
  });
}
