import { useDataProvider } from 'react-admin';
import type { RingbackDataProvider } from '../providers/data-provider';

export const useProvider = (): RingbackDataProvider => useDataProvider<RingbackDataProvider>();
