/** Finds a value of a cause by its name. */
export type Value = (name: string) => string;

/** A cause in words; `amount` is `value` written as a number of the place, `time` as a day and time of it. */
export interface CauseText {
  readonly message: (value: Value, amount: Value, time: Value) => string;
  /** The engine's own remedy when left out. */
  readonly whatToDo?: (value: Value, amount: Value, time: Value) => string;
}

/** Several where the cause comes with other values at times: the first whose values all came is said. */
export type CauseTexts = Readonly<Record<string, CauseText | readonly CauseText[]>>;
