DROP TABLE slot_holds, appointment_history, appointments, resources, services, send_counters, global_suppressions, suppressions;
