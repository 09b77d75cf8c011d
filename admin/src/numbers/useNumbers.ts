import { useQuery } from '@tanstack/react-query';
import type { BrandDraft, CampaignDraft, MetaSender, OwnCredentials } from '../shared/types';
import { useAct } from '../shared/useAct';
import { useProvider } from '../shared/useProvider';

/** One name for all of it: a new number changes registration and forwarding, too. */
const touches = ['numbers'] as const;
/** Beside the change events: what waits for a provider is watched while it waits. */
const watchMs = 2_000;

export function useNumberPage() {
  const provider = useProvider();
  return useQuery({
    queryKey: ['numbers', 'page'],
    queryFn: ({ signal }) => provider.numbers(signal),
    refetchInterval: (query) => ((query.state.data?.open.length ?? 0) > 0 ? watchMs * 5 : false),
  });
}

export function useSearch() {
  const provider = useProvider();
  return useAct((areaCode: string) => provider.availableNumbers(areaCode), { touches: [], isQuiet: true });
}

export function useBuy(onDone: () => void) {
  const provider = useProvider();
  return useAct(({ address, key }: { address: string; key: string }) => provider.buyNumber(address, key), {
    touches,
    done: 'The number is yours, and calls and texts to it arrive here',
    onDone,
    isQuiet: true,
  });
}

export function useRelease(onDone: () => void) {
  const provider = useProvider();
  return useAct(({ id, isForced }: { id: string; isForced: boolean }) => provider.releaseNumber(id, isForced), {
    touches,
    done: (left) => (left ? undefined : 'Released'),
    // what stays at the provider is read before the dialog goes
    onDone: (left) => (left ? undefined : onDone()),
    isQuiet: true,
  });
}

export function useConfigure() {
  const provider = useProvider();
  return useAct((id: string) => provider.configureNumber(id), { touches, done: 'Calls and texts to it are sent here again' });
}

export function useConnectNumber(onDone: () => void) {
  const provider = useProvider();
  return useAct((address: string) => provider.connectNumber(address), { touches, done: 'The number is connected', onDone, isQuiet: true });
}

export function useProviderAccount() {
  const provider = useProvider();
  return useQuery({ queryKey: ['numbers', 'account'], queryFn: provider.providerAccount });
}

export function useConnectProvider(onDone: () => void) {
  const provider = useProvider();
  return useAct((credentials: OwnCredentials) => provider.connectProvider(credentials), {
    touches,
    done: 'The credentials work and are stored',
    onDone,
    isQuiet: true,
  });
}

export function useProviderActs() {
  const provider = useProvider();
  const check = useAct(() => provider.checkProvider(), {
    touches,
    done: (account) => (account.state === 'active' ? 'The provider accepts the credentials' : 'The provider refuses the credentials'),
  });
  const disconnect = useAct(() => provider.disconnectProvider(), { touches, done: 'The credentials were removed' });
  return { check, disconnect };
}

export function useRegistration() {
  const provider = useProvider();
  return useQuery({ queryKey: ['numbers', 'registration'], queryFn: provider.registration });
}

export function useRegistrationActs() {
  const provider = useProvider();
  const saveBrand = useAct((draft: BrandDraft) => provider.saveBrand(draft), { touches, done: 'Draft kept', isQuiet: true });
  const saveCampaign = useAct((draft: CampaignDraft) => provider.saveCampaign(draft), { touches, done: 'Draft kept', isQuiet: true });
  const submit = useAct((part: 'brand' | 'campaign') => provider.submitRegistration(part), {
    touches,
    done: 'Submitted. The answer takes hours to days.',
    isQuiet: true,
  });
  const check = useAct(() => provider.checkRegistration(), { touches, done: 'Asked. This is how it stands.' });
  return { saveBrand, saveCampaign, submit, check };
}

export function useSenders() {
  const provider = useProvider();
  return useQuery({ queryKey: ['numbers', 'senders'], queryFn: provider.whatsAppSenders });
}

export function useConnectSender(onDone: () => void) {
  const provider = useProvider();
  return useAct(
    (sender: string | MetaSender) =>
      typeof sender === 'string' ? provider.connectTwilioSender(sender) : provider.connectMetaSender(sender),
    { touches, done: 'The sender is connected', onDone, isQuiet: true },
  );
}

export function useRecheckSender() {
  const provider = useProvider();
  return useAct((address: string) => provider.connectTwilioSender(address), {
    touches,
    done: (sender) => (sender.canSend ? 'It is online, and sends and receives now' : 'The provider says that it is not online yet'),
  });
}

export function useForwarding() {
  const provider = useProvider();
  return useQuery({
    queryKey: ['numbers', 'forwarding'],
    queryFn: provider.forwarding,
    refetchInterval: (query) => (query.state.data?.tests[0]?.state === 'running' ? watchMs : false),
  });
}

export function useTestCall() {
  const provider = useProvider();
  return useAct(({ purpose, key }: { purpose: 'forwarded_line' | 'ring_target'; key: string }) => provider.testForwarding(purpose, key), {
    touches,
    isQuiet: true,
  });
}
