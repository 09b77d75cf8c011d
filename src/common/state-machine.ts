import { AppError } from './errors.js';

/** For each state, the events it accepts and the state each leads to. */
export type Transitions<S extends string, E extends string> = Record<S, Partial<Record<E, S>>>;

/** A pure transition table: `next` answers the new state or refuses with a typed error. */
export interface StateMachine<S extends string, E extends string> {
  readonly states: readonly S[];
  next(state: S, event: E): S;
  can(state: S, event: E): boolean;
}

export function defineMachine<S extends string, E extends string>(name: string, transitions: Transitions<S, E>): StateMachine<S, E> {
  return {
    states: Object.keys(transitions) as S[],
    can: (state, event) => transitions[state][event] !== undefined,
    next(state, event) {
      const to = transitions[state][event];
      if (to === undefined) {
        throw new AppError(`${name}.illegal_transition`, 409, `A ${name.replaceAll('_', ' ')} that is ${state} cannot take "${event}".`, {
          details: { state, event },
        });
      }
      return to;
    },
  };
}
