/** Version of align; `package.json` has the same. */
export const VERSION = '0.1.0';

/**
 * Program that workflows run with `npx --package`. Until a release it is the packed file; from then on
 * `align-audit@${VERSION}`, and this is the line to change.
 */
export const PACKAGE = `./tools/align-audit-${VERSION}.tgz`;
