package org.schemawright.migration.rehearse;

import java.util.Random;

/** Numbers that two of one seed have alike up to a point, so that what is made of them begins alike and then parts. */
public final class PartingRandom extends Random {

    private static final long serialVersionUID = 1;

    private final Random own;
    private int alike;

    /**
     * @param side which of the two
     * @param alike how many numbers they share
     */
    public PartingRandom(long seed, int side, int alike) {
        super(seed);
        this.own = new Random(seed * 31 + side);
        this.alike = alike;
    }

    @Override
    protected int next(int bits) {
        return alike-- > 0 || own == null ? super.next(bits) : own.nextInt() >>> (32 - bits);
    }
}
