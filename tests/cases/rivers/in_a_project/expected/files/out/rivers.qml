<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
<qgis version="3.22.0" styleCategories="Symbology|Labeling|Fields|AttributeTable" labelsEnabled="1">
<renderer-v2 type="categorizedSymbol" attr="river_id" symbollevels="0" enableorderby="0" forceraster="0"><categories>
<category value="H-1" type="string" label="H-1" symbol="0" render="true"/>
<category value="H-2" type="string" label="H-2" symbol="1" render="true"/>
<category value="" type="string" label="No river near (or beyond 24 rivers)" symbol="2" render="true"/>
</categories><symbols>
<symbol type="marker" name="0" alpha="1" clip_to_extent="1" force_rhr="0"><layer class="SimpleMarker" enabled="1" locked="0" pass="0"><Option type="Map"><Option type="QString" name="name" value="circle"/><Option type="QString" name="color" value="0,114,178,255"/><Option type="QString" name="outline_color" value="26,26,26,255"/><Option type="QString" name="outline_style" value="solid"/><Option type="QString" name="outline_width" value="0.2"/><Option type="QString" name="outline_width_unit" value="MM"/><Option type="QString" name="joinstyle" value="round"/><Option type="QString" name="size" value="2.6"/><Option type="QString" name="size_unit" value="MM"/></Option></layer></symbol>
<symbol type="marker" name="1" alpha="1" clip_to_extent="1" force_rhr="0"><layer class="SimpleMarker" enabled="1" locked="0" pass="0"><Option type="Map"><Option type="QString" name="name" value="triangle"/><Option type="QString" name="color" value="213,94,0,255"/><Option type="QString" name="outline_color" value="26,26,26,255"/><Option type="QString" name="outline_style" value="solid"/><Option type="QString" name="outline_width" value="0.2"/><Option type="QString" name="outline_width_unit" value="MM"/><Option type="QString" name="joinstyle" value="round"/><Option type="QString" name="size" value="3"/><Option type="QString" name="size_unit" value="MM"/></Option></layer></symbol>
<symbol type="marker" name="2" alpha="1" clip_to_extent="1" force_rhr="0"><layer class="SimpleMarker" enabled="1" locked="0" pass="0"><Option type="Map"><Option type="QString" name="name" value="circle"/><Option type="QString" name="color" value="189,189,189,255"/><Option type="QString" name="outline_color" value="26,26,26,255"/><Option type="QString" name="outline_style" value="solid"/><Option type="QString" name="outline_width" value="0.2"/><Option type="QString" name="outline_width_unit" value="MM"/><Option type="QString" name="joinstyle" value="round"/><Option type="QString" name="size" value="1.6"/><Option type="QString" name="size_unit" value="MM"/></Option></layer></symbol>
</symbols></renderer-v2>
<labeling type="simple"><settings calloutType="simple"><text-style fieldName="site_name" isExpression="0" fontFamily="Noto Sans CJK SC" fontSize="7" fontSizeUnit="Point" fontWeight="50" textColor="34,34,34,255" textOpacity="1" multilineHeight="1"><families><family name="Noto Sans CJK SC"/><family name="Microsoft YaHei"/><family name="PingFang SC"/></families><text-buffer bufferDraw="1" bufferSize="0.6" bufferSizeUnits="MM" bufferColor="255,255,255,255" bufferOpacity="0.9" bufferNoFill="1" bufferJoinStyle="128"/></text-style><text-format multilineAlign="0"/><placement placement="6" predefinedPositionOrder="TR,TL,BR,BL,R,L,TSR,BSR" offsetType="1" dist="0.4" distUnits="MM" priority="5"/><rendering drawLabels="1" obstacle="1" displayAll="0" fontLimitPixelSize="0" scaleVisibility="1" scaleMin="0" scaleMax="50000"/></settings></labeling>
<aliases>
<alias field="site_id" index="0" name="Site ID"/>
<alias field="site_name" index="1" name="Site"/>
<alias field="kind" index="2" name="Kind"/>
<alias field="river_id" index="3" name="River ID"/>
<alias field="river_name" index="4" name="River"/>
<alias field="keeper" index="5" name="Grid keeper"/>
<alias field="distance_m" index="6" name="Distance (m)"/>
<alias field="to_outlet_m" index="7" name="To the outlet along the river (m)"/>
<alias field="upstream_sites" index="8" name="Sites upstream"/>
<alias field="section_id" index="9" name="Next section downstream, ID"/>
<alias field="section_name" index="10" name="Next section downstream"/>
<alias field="section_m" index="11" name="To the section along the river (m)"/>
</aliases>
<attributetableconfig actionWidgetStyle="dropDown" sortExpression="" sortOrder="0"><columns>
<column type="field" name="site_id" hidden="0" width="-1"/>
<column type="field" name="site_name" hidden="0" width="-1"/>
<column type="field" name="kind" hidden="0" width="-1"/>
<column type="field" name="river_id" hidden="0" width="-1"/>
<column type="field" name="river_name" hidden="0" width="-1"/>
<column type="field" name="keeper" hidden="0" width="-1"/>
<column type="field" name="distance_m" hidden="0" width="-1"/>
<column type="field" name="to_outlet_m" hidden="0" width="-1"/>
<column type="field" name="upstream_sites" hidden="0" width="-1"/>
<column type="field" name="section_id" hidden="0" width="-1"/>
<column type="field" name="section_name" hidden="0" width="-1"/>
<column type="field" name="section_m" hidden="0" width="-1"/>
<column type="actions" hidden="1" width="-1"/>
</columns></attributetableconfig>
</qgis>
<!-- gridwarden style sha256:3832deb374f8b749494fd7839aac853f00ebb46b0f6183d1599a5e27a28f8035 -->
