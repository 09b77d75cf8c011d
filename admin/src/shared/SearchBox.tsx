import Search from '@mui/icons-material/Search';
import InputAdornment from '@mui/material/InputAdornment';
import TextField, { type TextFieldProps } from '@mui/material/TextField';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { useShortcuts } from '../layout/shortcuts';

interface SearchBoxProps extends Pick<TextFieldProps, 'size' | 'fullWidth' | 'sx'> {
  label: string;
  placeholder?: string;
  /** What is searched for now; a change from elsewhere replaces what stands in the box. */
  asked: string;
  onSearch: (text: string) => void;
}

const typingPause = 300;

/** Searches when the typing pauses. */
export function SearchBox({ label, placeholder = label, asked, onSearch, ...look }: SearchBoxProps): ReactNode {
  const [text, setText] = useState(asked);
  const input = useRef<HTMLInputElement>(null);
  // The last word of either side, so that neither takes its own echo for news of the other.
  const known = useRef(asked);
  const search = useRef(onSearch);
  useShortcuts({ '/': () => input.current?.focus() });
  useEffect(() => {
    search.current = onSearch;
  });
  useEffect(() => {
    if (asked === known.current) return;
    known.current = asked;
    setText(asked);
  }, [asked]);
  useEffect(() => {
    if (text === known.current) return undefined;
    const timer = setTimeout(() => {
      known.current = text;
      search.current(text);
    }, typingPause);
    return () => clearTimeout(timer);
  }, [text]);
  return (
    <TextField
      {...look}
      type="search"
      placeholder={placeholder}
      value={text}
      inputRef={input}
      onChange={(event) => setText(event.target.value)}
      slotProps={{
        htmlInput: { 'aria-label': label },
        input: {
          startAdornment: (
            <InputAdornment position="start">
              <Search fontSize="small" />
            </InputAdornment>
          ),
        },
      }}
    />
  );
}
