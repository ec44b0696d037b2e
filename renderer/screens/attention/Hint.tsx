import type { ReactNode } from 'react';
import { StatusMark } from '../../components/StatusMark.tsx';

export interface HintProps {
  readonly words: string;
  /** Where it is put right. */
  readonly children: ReactNode;
}

/** Something that a person has to see to, without being an order or an alarm. */
export const Hint = ({ words, children }: HintProps) => (
  <div className="card alarm alarm-attention">
    <StatusMark mark="attention" size={20} />
    <div className="card-words">
      <p className="strong">{words}</p>
      {children}
    </div>
  </div>
);
