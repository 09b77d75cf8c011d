REVOKE DELETE ON cta_events FROM ringback_app;
