import { useSyncExternalStore } from 'react';

const key = 'ringback.alarm-sound';
const listeners = new Set<() => void>();
const wantsCalm = typeof matchMedia === 'undefined' ? null : matchMedia('(prefers-reduced-motion: reduce)');
const toneSeconds = 0.18;
const loudness = 0.2;
let context: AudioContext | null = null;

const read = (): boolean => localStorage.getItem(key) === 'on';
function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** One choice for the browser; silent until somebody asks for it. */
export const useAlarmChoice = (): boolean => useSyncExternalStore(subscribe, read);

export function chooseAlarm(isOn: boolean): void {
  if (isOn) localStorage.setItem(key, 'on');
  else localStorage.removeItem(key);
  listeners.forEach((listener) => listener());
}

/** Browsers let a page sound only after a press on it, so this is called from one. */
export async function unlockSound(): Promise<void> {
  if (typeof AudioContext === 'undefined') return;
  context ??= new AudioContext();
  if (context.state === 'suspended') await context.resume();
}

/** Two short rising tones, or a single one for whoever asked their system for less. Nothing where the browser does not allow it yet. */
export function playAlarm(): void {
  if (context?.state !== 'running') return;
  const tones = wantsCalm?.matches ? [660] : [660, 880];
  for (const [n, frequency] of tones.entries()) playTone(context, frequency, context.currentTime + n * toneSeconds);
}

function playTone(on: AudioContext, frequency: number, at: number): void {
  const oscillator = on.createOscillator();
  const gain = on.createGain();
  oscillator.frequency.value = frequency;
  // Swelling and fading, because a tone that is cut off clicks.
  gain.gain.setValueAtTime(0.0001, at);
  gain.gain.exponentialRampToValueAtTime(loudness, at + 0.02);
  gain.gain.exponentialRampToValueAtTime(0.0001, at + toneSeconds);
  oscillator.connect(gain);
  gain.connect(on.destination);
  oscillator.start(at);
  oscillator.stop(at + toneSeconds);
}
