"""The vault: one encrypted file for the live journal, the facts and the facilitator's notes."""
