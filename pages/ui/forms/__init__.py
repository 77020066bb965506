"""Forms: fields beside their problems, drafts that survive a reload, storing."""
