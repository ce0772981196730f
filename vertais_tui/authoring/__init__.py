"""What helps whoever writes scripts: fit, difference, outline, schema, tidying."""
