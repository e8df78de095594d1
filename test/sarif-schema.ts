import publishedSchema from '@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json' with {
  type: 'json',
};
import { Ajv } from 'ajv';

/** Schema of SARIF 2.1.0 as Microsoft publishes it, without the name of a draft unknown to Ajv. */
function sarifSchema(): object {
  const { $schema, id, ...schema } = publishedSchema;
  return schema;
}

const validate = new Ajv({
  strict: false,
  validateFormats: false,
  unicodeRegExp: false,
}).compile(sarifSchema());

/** Returns the errors of a SARIF log by the published schema. */
export function sarifErrors(log: unknown) {
  validate(log);
  return validate.errors ?? [];
}
