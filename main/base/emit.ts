export type Unsubscribe = () => void;

export interface Emitter<Events> {
  emit<K extends keyof Events>(name: K, payload: Events[K]): void;
  /** Called with every event from now on, until the returned function is called. */
  subscribe(listener: <K extends keyof Events>(name: K, payload: Events[K]) => void): Unsubscribe;
}

/** Tells whoever listens what has happened; a listener that throws does not keep the news from the others. */
export function createEmitter<Events>(onListenerError: (error: unknown) => void): Emitter<Events> {
  const listeners = new Set<<K extends keyof Events>(name: K, payload: Events[K]) => void>();
  return {
    emit(name, payload) {
      for (const listener of listeners) {
        try {
          listener(name, payload);
        } catch (error) {
          onListenerError(error);
        }
      }
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
