/** The plain questions before and after the criteria. */
export interface Questions {
  /**
   * Asks for a line of text; `refusal` says what is wrong with one, or null.
   * @throws Stopped
   */
  text(message: string, refusal: (text: string) => string | null): Promise<string>;
  /**
   * Lets somebody choose, and returns the value of the choice.
   * @throws Stopped
   */
  choose(message: string, choices: readonly Choice[]): Promise<string>;
}

export interface Choice {
  readonly value: string;
  readonly title: string;
}
