"""From the words in a box to what they mean, with a doubt wherever there is one."""
