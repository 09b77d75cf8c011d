-- The judge's own memory inside the database: who changed state when, in the order of the commits. Nothing in the product knows it.
CREATE SCHEMA judge;
CREATE TABLE judge.log (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  at timestamptz NOT NULL DEFAULT clock_timestamp(),
  xid xid NOT NULL DEFAULT pg_current_xact_id()::xid,
  what text NOT NULL,
  row_id uuid NOT NULL,
  ref uuid,
  old text,
  new text,
  detail jsonb NOT NULL DEFAULT '{}'
);
CREATE INDEX ON judge.log (what, ref);
CREATE INDEX ON judge.log (row_id);

CREATE FUNCTION judge.note_outbound() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF TG_OP = 'INSERT' OR OLD.state IS DISTINCT FROM NEW.state THEN
    INSERT INTO judge.log (what, row_id, ref, old, new, detail) VALUES ('outbound', NEW.id, NEW.conversation_id,
      CASE WHEN TG_OP = 'UPDATE' THEN OLD.state END, NEW.state, jsonb_build_object('kind', NEW.kind, 'lane', NEW.lane, 'byHand', NEW.created_by_user_id IS NOT NULL));
  END IF;
  IF TG_OP = 'UPDATE' AND NEW.provider_status_rank < OLD.provider_status_rank THEN
    INSERT INTO judge.log (what, row_id, old, new) VALUES ('rank_down', NEW.id, OLD.provider_status_rank, NEW.provider_status_rank);
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER judge AFTER INSERT OR UPDATE ON outbound FOR EACH ROW EXECUTE FUNCTION judge.note_outbound();

CREATE FUNCTION judge.note_job() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF OLD.state IS DISTINCT FROM NEW.state THEN
    INSERT INTO judge.log (what, row_id, ref, old, new, detail) VALUES ('job', NEW.id, NEW.conversation_id, OLD.state, NEW.state,
      jsonb_build_object('kind', NEW.kind, 'earlySeconds', extract(epoch FROM OLD.due_at - app_now()), 'lateSeconds', extract(epoch FROM clock_timestamp() - now() + app_now() - OLD.due_at)));
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER judge AFTER UPDATE ON jobs FOR EACH ROW EXECUTE FUNCTION judge.note_job();

CREATE FUNCTION judge.note_thread() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  -- a thread that waits for people belongs to nobody yet: the words that say so may still go
  IF (OLD.handler, OLD.handler_user_id) IS DISTINCT FROM (NEW.handler, NEW.handler_user_id) THEN
    INSERT INTO judge.log (what, row_id, ref, old, new) VALUES ('handler', NEW.id, NEW.id,
      CASE WHEN OLD.handler = 'human' AND OLD.handler_user_id IS NULL THEN 'waiting' ELSE OLD.handler END,
      CASE WHEN NEW.handler = 'human' AND NEW.handler_user_id IS NULL THEN 'waiting' ELSE NEW.handler END);
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER judge AFTER UPDATE ON conversations FOR EACH ROW EXECUTE FUNCTION judge.note_thread();

CREATE FUNCTION judge.note_text() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF NEW.direction = 'in' THEN
    INSERT INTO judge.log (what, row_id, ref, new) VALUES ('inbound', NEW.id, NEW.conversation_id, NEW.seq);
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER judge AFTER INSERT ON messages FOR EACH ROW EXECUTE FUNCTION judge.note_text();

CREATE FUNCTION judge.note_opt_out() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  INSERT INTO judge.log (what, row_id, ref, new) VALUES ('opt_out', NEW.id, NEW.contact_id, 'live');
  RETURN NULL;
END $$;
CREATE TRIGGER judge AFTER INSERT ON suppressions FOR EACH ROW EXECUTE FUNCTION judge.note_opt_out();

CREATE FUNCTION judge.note_decision() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  INSERT INTO judge.log (what, row_id, ref, old, new) VALUES ('decision', NEW.id, NEW.conversation_id, NEW.from_seq, NEW.to_seq);
  RETURN NULL;
END $$;
CREATE TRIGGER judge AFTER INSERT ON decisions FOR EACH ROW EXECUTE FUNCTION judge.note_decision();

CREATE FUNCTION judge.note_change() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  -- what a retention time takes out of an old decision is no change of what was decided
  IF TG_OP = 'DELETE' OR (OLD.conversation_id, OLD.trigger, OLD.from_seq, OLD.to_seq, OLD.action, OLD.reason_code, OLD.engine)
      IS DISTINCT FROM (NEW.conversation_id, NEW.trigger, NEW.from_seq, NEW.to_seq, NEW.action, NEW.reason_code, NEW.engine) THEN
    INSERT INTO judge.log (what, row_id, ref) VALUES ('decision_changed', OLD.id, OLD.conversation_id);
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER judge_change AFTER UPDATE OR DELETE ON decisions FOR EACH ROW EXECUTE FUNCTION judge.note_change();
