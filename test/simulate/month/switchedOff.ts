import { amiss, dueWithin, type Happening, type Span, type Stage } from './stage.ts';

const SLACK = 10 * 60_000;

/** The program is ended as one should, or the power goes; it is started again at the end. */
export function switchedOff(stage: Stage, span: Span, how: 'stopped' | 'powerCut'): Happening {
  const { world } = stage;
  stage.at(span.from, () => (how === 'stopped' ? world.end() : world.crash()));
  stage.at(span.to, () => world.begin());
  return {
    ...span,
    what: how === 'stopped' ? 'switched off' : 'power cut',
    orders: (evidence) => dueWithin(evidence, span),
    judge: ({ log }) => {
      const told = log.rows.some(({ kind, at }) => kind === 'engine.started' && at >= span.to && at <= span.to + SLACK);
      return told ? [] : [amiss('the audit log does not tell that the program was started again')];
    },
  };
}
