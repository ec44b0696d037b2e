import { Input, type InputProps } from '@fluentui/react-components';
import { useId, useState, type KeyboardEvent } from 'react';
import type { Choice } from '../../../../main/contract/ruleCalls.ts';
import { matching } from './matching.ts';

export interface ComboProps extends Omit<InputProps, 'value' | 'onChange' | 'defaultValue' | 'part'> {
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** null: there is nothing to choose from, it is typed. */
  readonly choices: readonly Choice[] | null;
  /** What of the value is looked for, and the value once one is chosen; the whole value where left out. */
  readonly part?: { of(value: string): string; chosen(value: string, code: string): string };
}

const whole = { of: (value: string) => value, chosen: (_: string, code: string) => code };

/** A field that takes what is typed and offers what there is; nothing is chosen unless a person chooses it. */
export const Combo = ({ value, onChange, choices, part = whole, ...props }: ComboProps) => {
  const listId = useId();
  const [isOpen, setOpen] = useState(false);
  const [active, setActive] = useState(-1);
  if (choices === null || choices.length === 0)
    return <Input autoComplete="off" value={value} onChange={(_, data) => onChange(data.value)} {...props} />;

  const offered = isOpen ? matching(choices, part.of(value)) : [];
  const optionId = (index: number) => `${listId}-${index}`;
  const close = () => {
    setOpen(false);
    setActive(-1);
  };
  const choose = (code: string) => {
    onChange(part.chosen(value, code));
    close();
  };
  const move = (by: number) => {
    const count = isOpen ? offered.length : matching(choices, part.of(value)).length;
    setOpen(true);
    if (count > 0) setActive((before) => (before === -1 && by < 0 ? count - 1 : (before + by + count) % count));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const chosen = offered[active];
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') move(event.key === 'ArrowDown' ? 1 : -1);
    else if (event.key === 'Enter' && chosen !== undefined) choose(chosen.code);
    else if (event.key === 'Escape' && isOpen) close();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <span className="combo">
      <Input
        autoComplete="off"
        role="combobox"
        aria-autocomplete="list"
        aria-expanded={offered.length > 0}
        aria-controls={offered.length > 0 ? listId : undefined}
        aria-activedescendant={offered[active] === undefined ? undefined : optionId(active)}
        value={value}
        onChange={(_, data) => {
          onChange(data.value);
          setOpen(true);
          setActive(-1);
        }}
        onClick={() => setOpen(true)}
        onBlur={close}
        onKeyDown={onKeyDown}
        {...props}
      />
      {offered.length > 0 && (
        <ul id={listId} className="combo-list" role="listbox">
          {offered.map(({ code, name }, index) => (
            <li
              key={code}
              id={optionId(index)}
              ref={index === active ? intoView : undefined}
              role="option"
              aria-selected={index === active}
              // The field keeps the focus.
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => choose(code)}
            >
              <span className="mono">{code}</span> {name !== code && <span className="quiet">{name}</span>}
            </li>
          ))}
        </ul>
      )}
    </span>
  );
};

const intoView = (element: HTMLElement | null) => element?.scrollIntoView({ block: 'nearest' });
