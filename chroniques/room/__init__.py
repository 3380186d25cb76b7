"""The first pages of the editors' room: what needs me, the week, the help. Each role sees its own."""
