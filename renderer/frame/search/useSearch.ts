import {
  useEffect,
  useEffectEvent,
  useRef,
  useState,
  type FocusEvent,
  type KeyboardEvent,
  type RefObject,
} from 'react';
import { placeAfter, type Option } from './options.ts';
import type { Asking } from './useCommands.tsx';
import { useOptions } from './useOptions.ts';
import { useShortcut } from './useShortcut.ts';

/**
 * The search while one types, moves and chooses. The first option is in hand as soon as the hits of the text are there;
 * Enter before that chooses it when they come.
 */
export const useSearch = (input: RefObject<HTMLInputElement | null>, ask: (asking: Asking) => void) => {
  const [isOpen, setOpen] = useState(false);
  const [text, setText] = useState('');
  /** The option that the arrows led to. */
  const [chosen, setChosen] = useState<string | null>(null);
  const [isEntered, setEntered] = useState(false);
  const returning = useReturning();
  const options = useOptions(text.trim(), isOpen, ask);
  const all = options.groups.flatMap((group) => group.options);
  const place = all.findIndex(({ id }) => id === chosen);
  const hasFirst = text.trim() !== '' && !options.isLooking && all.length > 0;
  const first = hasFirst ? 0 : null;
  const active = place === -1 ? first : place;

  const close = () => {
    setOpen(false);
    setText('');
    setChosen(null);
    setEntered(false);
  };
  const open = () => setOpen(true);
  const type = (typed: string) => {
    setText(typed);
    setChosen(null);
    setEntered(false);
    setOpen(true);
  };
  const choose = (option: Option) => {
    if ((option.reason ?? null) !== null) return;
    if (option.stays !== true) {
      close();
      returning.back();
    }
    option.act();
  };
  useShortcut(() => {
    input.current?.focus();
    input.current?.select();
    open();
  });
  useWhenFound(isEntered && !options.isLooking, () => {
    setEntered(false);
    const [first] = all;
    if (first !== undefined && options.error === null) choose(first);
  });

  const enter = () => {
    const option = active === null ? undefined : all[active];
    if (option !== undefined) choose(option);
    else setEntered(options.isLooking);
  };
  /** Whether the key was taken. */
  const take = (key: string): boolean => {
    if (!isOpen) {
      if (key === 'ArrowDown') open();
      return key === 'ArrowDown';
    }
    if (key === 'Enter') enter();
    if (key === 'Escape') {
      close();
      returning.back();
    }
    const next = placeAfter(key, active ?? -1, all.length);
    if (next !== null) setChosen(all[next]?.id ?? null);
    return key === 'Enter' || key === 'Escape' || next !== null;
  };
  return {
    isOpen,
    text,
    options,
    active,
    open,
    type,
    choose,
    onKeyDown: (event: KeyboardEvent) => {
      const isCombined = event.ctrlKey || event.altKey || event.metaKey || event.shiftKey;
      // While letters are composed, Enter and arrows belong to that.
      if (!isCombined && !event.nativeEvent.isComposing && take(event.key)) event.preventDefault();
    },
    onFocus: (event: FocusEvent) => isOpen || returning.remember(event.relatedTarget),
    onBlur: ({ currentTarget, relatedTarget }: FocusEvent) => currentTarget.contains(relatedTarget) || close(),
  };
};

/** Where the focus was before the search took it; the content of the window where that is gone. */
const useReturning = () => {
  const before = useRef<HTMLElement | null>(null);
  return {
    remember: (element: EventTarget | null) => {
      before.current = element instanceof HTMLElement ? element : null;
    },
    back: () => {
      const back = before.current?.isConnected === true ? before.current : document.querySelector('main');
      back?.focus();
    },
  };
};

/** Once, when it becomes true. */
const useWhenFound = (isIt: boolean, act: () => void) => {
  const run = useEffectEvent(act);
  useEffect(() => {
    if (isIt) run();
  }, [isIt]);
};
